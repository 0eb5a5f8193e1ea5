import { element } from '../mig/xml.ts';
import type { ProblemEntry, StatementEntry } from '../model.ts';
import { OIDS, conceptCode, fixedCode, statusObservation } from './coding.ts';
import type { CdaContext } from './context.ts';
import {
  author,
  comment,
  entryId,
  interval,
  pointInTime,
  related,
  statusCode,
  templateId,
} from './context.ts';

/** A problem: the concern and the observation in it, with its clinical status. */
export function writeProblem(context: CdaContext, entry: ProblemEntry, row: string): string {
  const active = entry.status === 'active';
  const status = related('REFR', statusObservation(entry.status, '4.6'));
  return element(
    'act',
    [
      templateId('4.3', '2015-08-01'),
      entryId(context, entry.id, 'concern'),
      element('code', [], { code: 'CONC', codeSystem: OIDS.actClass }),
      statusCode(active ? 'active' : 'completed'),
      element('effectiveTime', [pointInTime(entry.recorded, 'low')]),
      author(context, entry.recorded),
      related('SUBJ', writeDisorder(context, entry, { row, status })),
    ],
    { classCode: 'ACT', moodCode: 'EVN' },
  );
}

/** A diagnosis of the past, by itself. */
export function writeDiagnosis(context: CdaContext, entry: StatementEntry, row: string): string {
  return writeDisorder(context, entry, { row });
}

/** A diagnosis made in an encounter. */
export function writeEncounterDiagnosis(
  context: CdaContext,
  entry: StatementEntry,
  row: string,
): string {
  return element(
    'act',
    [
      templateId('4.80', '2015-08-01'),
      fixedCode('29308-4', OIDS.loinc, 'Diagnosis'),
      related('SUBJ', writeDisorder(context, entry, { row })),
    ],
    { classCode: 'ACT', moodCode: 'EVN' },
  );
}

function writeDisorder(
  context: CdaContext,
  entry: ProblemEntry | StatementEntry,
  { row, status }: { readonly row: string; readonly status?: string },
): string {
  const isProblem = entry.kind === 'problem';
  const over = isProblem && entry.status === 'inactive';
  return element(
    'observation',
    [
      templateId('4.4', '2015-08-01'),
      entryId(context, entry.id),
      isProblem
        ? fixedCode('55607006', OIDS.snomed, 'Problem')
        : fixedCode('282291009', OIDS.snomed, 'Diagnosis'),
      statusCode('completed'),
      interval(entry.date, over ? { moment: entry.ended } : 'open'),
      conceptCode(context, entry.concept, { name: 'value', typed: true, row }),
      author(context, entry.recorded),
      status,
      comment(context, entry, row),
    ],
    { classCode: 'OBS', moodCode: 'EVN' },
  );
}
