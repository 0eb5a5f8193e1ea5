import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgreementMap } from '../../../src/programme/agreements/agreement-columns.ts';
import { readAgreementFile } from '../../../src/programme/agreements/agreement-file.ts';
import { draftColumns } from '../../../src/programme/agreements/agreement-map-draft.ts';
import { WORD_FIELDS, draftWords } from '../../../src/programme/agreements/agreement-map-words.ts';
import { readAgreementWords } from '../../../src/programme/agreements/agreement-words.ts';
import { readCsvRows, toTable } from '../../../src/programme/files/csv-rows.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { day } from '../../support/register-files.ts';

const CANARY = 'Canaryname';

/** A good row, and what of it a person's name may have slipped into. */
const HEADER =
  'agreement,tier,channel,party,role,state,signed_on,valid_from,valid_to,dpia_state,as_at,signatory_role,signatory,notes,lead_email'.split(
    ',',
  );
const ROWS = [
  'A,2,hie,X90001,provider,signed,2020-02-10,2020-02-15,,approved,,partner,,,',
  'A,2,hie,X9A01,consumer,active,2020-02-01,2020-02-15,,approved,,siro,,,',
  'MOU,0,,X90001,,signed,2019-04-01,,,,,dpo,,,',
].map((row) => row.split(','));
/** The identifier and what takes a place are kept as written; a name in the code refuses the file. */
const SLIPS = HEADER.map((_, column) => column).filter(
  (column) => !['agreement', 'party'].includes(HEADER[column] ?? ''),
);

const slip = fc.record({
  row: fc.nat(ROWS.length - 1),
  column: fc.constantFrom(...SLIPS),
  text: fc.constantFrom(
    CANARY,
    `Dr ${CANARY}`,
    `signed by ${CANARY}`,
    `${CANARY} x@example.org`,
    `"${CANARY}, Pat"`,
  ),
});

function withSlips(slips: readonly { row: number; column: number; text: string }[]): string {
  const rows = ROWS.map((cells) => [...cells]);
  for (const { row, column, text } of slips) rows[row]?.splice(column, 1, text);
  return [HEADER, ...rows].map((cells) => cells.join(',')).join('\n');
}

test('a name that slipped into any column but the identifier is in nothing that is read', () => {
  const map = createAgreementMap({ columns: {}, states: {} });
  if (isRefusal(map)) throw new Error(map.refused);
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 5 }), (slips) => {
      const read = readAgreementFile(withSlips(slips), { asAt: day('2020-02-29'), map });
      expect(JSON.stringify(read)).not.toContain(CANARY);
    }),
  );
});

test('nor in what is proposed for a column map', () => {
  fc.assert(
    fc.property(
      fc.array(slip, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (slips, keepStaff) => {
        const rows = readCsvRows(withSlips(slips));
        if (isRefusal(rows)) throw new Error(rows.refused);
        const table = toTable(rows);
        const columns = draftColumns(table, { configured: {}, keepStaff });
        const words = HEADER.flatMap((column) =>
          Object.keys(WORD_FIELDS).map((field) =>
            draftWords(
              table,
              { field: field as keyof typeof WORD_FIELDS, column },
              readAgreementWords({}),
            ),
          ),
        );
        expect(JSON.stringify([columns, words])).not.toContain(CANARY);
      },
    ),
  );
});
