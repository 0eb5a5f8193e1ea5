import type { OdsCode } from '../../base/ods-code.ts';
import {
  type AgreementSource,
  ENDS,
  PARTY,
  type PartyFields,
  keepSignatory,
  readCodeField,
  readField,
  readParty,
  readRunningTerms,
  reject,
} from './agreement-source.ts';
import type { AgreementField } from './agreement-columns.ts';
import type { OrganisationAgreement } from './agreement.ts';
import type { CsvRow } from '../files/csv-rows.ts';
import { type FileRefusal, isRefusal } from '../files/file-reading.ts';

/** A row of tier 0 or 1. */
export interface OnceSignedRow {
  readonly row: CsvRow;
  readonly tier: 0 | 1;
}

/**
 * Reads rows of tiers 0 and 1, which an organisation signs once: each organisation a row names, at
 * whatever end, is a party. A row that says again what an earlier one said adds nothing; one that
 * says otherwise is rejected.
 */
export function readOrganisationRows(
  source: AgreementSource,
  rows: readonly OnceSignedRow[],
): { agreements: readonly OrganisationAgreement[] } | FileRefusal {
  const known = new Map<string, { readonly said: OrganisationAgreement; readonly line: number }>();
  for (const column of COLUMNS) {
    const naming = rows.filter(({ row }) => readField(source, row, column.code) !== '');
    const named = naming.map(({ row }) => row);
    const codes = readCodeField(source, named, column.code);
    if (isRefusal(codes)) return codes;
    for (const [index, one] of naming.entries()) {
      const code = codes.codes[index];
      const said = code && readOne(source, one, { code, fields: column.fields });
      if (said === undefined) continue;
      const key = `${said.agreement}\u0000${said.organisation}`;
      const earlier = known.get(key);
      if (earlier === undefined) known.set(key, { said, line: one.row.line });
      else if (!sameSaid(earlier.said, said)) {
        const reason = `says otherwise than line ${earlier.line} of the same organisation`;
        reject(source, one.row, column.fields.state, reason);
      }
    }
  }
  rejectNameless(source, rows);
  return { agreements: [...known.values()].map(({ said }) => said) };
}

const COLUMNS: readonly { readonly code: AgreementField; readonly fields: PartyFields }[] = [
  { code: 'party', fields: PARTY },
  { code: 'provider', fields: ENDS.provider },
  { code: 'consumer', fields: ENDS.consumer },
];

function readOne(
  source: AgreementSource,
  { row, tier }: OnceSignedRow,
  of: { readonly code: OdsCode; readonly fields: PartyFields },
): OrganisationAgreement | undefined {
  const terms = readRunningTerms(source, row);
  const party = terms && readParty(source, row, of.fields);
  if (terms === undefined || party === undefined) return undefined;
  const { agreement } = terms;
  keepSignatory(source, row, { agreement, organisation: of.code, field: of.fields.signatory });
  return { ...terms, tier, organisation: of.code, party };
}

function sameSaid(a: OrganisationAgreement, b: OrganisationAgreement): boolean {
  return (
    a.tier === b.tier &&
    a.party.state === b.party.state &&
    a.party.signedOn === b.party.signedOn &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo &&
    a.asAt === b.asAt
  );
}

function rejectNameless(source: AgreementSource, rows: readonly OnceSignedRow[]): void {
  const placed = COLUMNS.map(({ code }) => code).filter((field) => source.places[field] > 0);
  for (const { row } of rows) {
    const named = placed.some((field) => readField(source, row, field) !== '');
    if (!named) reject(source, row, placed[0] ?? 'party', 'no organisation is named');
  }
}
