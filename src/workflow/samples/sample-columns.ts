import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import type { SampleColumns } from '../../store/samples.ts';
import { SAMPLE_COLUMNS } from './read-sample-list.ts';

const FIELDS: Readonly<Record<string, keyof SampleColumns>> = {
  practice: 'practice',
  nhs_number: 'nhsNumber',
  stratum: 'stratum',
};

/** Reads `practice=A,nhs_number=B,stratum=C`; a field left out keeps its own name. */
export function parseSampleColumns(text: string | undefined): SampleColumns {
  const columns = { ...SAMPLE_COLUMNS };
  if (text === undefined) return columns;
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const field = FIELDS[part.slice(0, at).trim()];
    const name = part.slice(at + 1).trim();
    if (at < 0 || field === undefined || name === '') throw badColumns();
    columns[field] = name;
  }
  return columns;
}

function badColumns(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_COLUMNS',
    exit: EXIT.usage,
    message: '--columns does not say which column is which.',
    next: [
      'Write it as "practice=GP code,nhs_number=NHS no,stratum=Group": our names before each =, yours behind it.',
    ],
  });
}
