import type { OdsCode } from '../../base/ods-code.ts';
import { groupBy } from '../../base/ordering.ts';
import {
  type AgreementSource,
  type AgreementTerms,
  PARTY,
  keepSignatory,
  readField,
  readParty,
  readTerms,
  reject,
} from './agreement-source.ts';
import { type PartyRole, foldWord } from './agreement-words.ts';
import type { FlowAgreement, Party } from './agreement.ts';
import type { CsvRow } from '../files/csv-rows.ts';
import { type FileRefusal, isRefusal } from '../files/file-reading.ts';
import { readCodes } from '../organisations/ods-columns.ts';

/** Reads an export with one row for each party: an agreement covers all its providers × consumers. */
export function readPartyRows(
  source: AgreementSource,
  partyRows: readonly CsvRow[],
): { agreements: readonly FlowAgreement[] } | FileRefusal {
  const codes = readCodes(partyRows, source.places.party, { repeats: true });
  if (isRefusal(codes)) return codes;
  const rows: PartyRow[] = [];
  const lines = new Map<string, number>();
  for (const [index, row] of partyRows.entries()) {
    const read = readRow(source, row, codes.codes[index]);
    if (read === undefined) continue;
    const key = [read.terms.agreement, read.role, read.code].join('\u0000');
    const earlier = lines.get(key);
    if (earlier !== undefined) return refuseTwins(earlier, row.line);
    lines.set(key, row.line);
    rows.push(read);
  }
  const groups = [...groupBy(rows, (row) => row.terms.agreement).values()];
  return { agreements: groups.flatMap((group) => joinParties(source, group)) };
}

interface PartyRow {
  readonly row: CsvRow;
  readonly code: OdsCode;
  readonly role: PartyRole;
  readonly terms: AgreementTerms;
  readonly party: Party;
}

function readRow(
  source: AgreementSource,
  row: CsvRow,
  code: OdsCode | undefined,
): PartyRow | undefined {
  const role = source.map.words.role.get(foldWord(readField(source, row, 'role')));
  if (role === undefined) {
    return reject(source, row, 'role', 'neither provider nor consumer');
  }
  const terms = readTerms(source, row);
  const party = terms && readParty(source, row, PARTY);
  if (code === undefined || terms === undefined || party === undefined) return undefined;
  const { agreement } = terms;
  keepSignatory(source, row, { agreement, organisation: code, field: PARTY.signatory });
  return { row, code, role, terms, party };
}

function joinParties(source: AgreementSource, group: readonly PartyRow[]): FlowAgreement[] {
  const [first] = group;
  if (first === undefined) return [];
  const alike = group.filter((member) => {
    if (sameTerms(member.terms, first.terms)) return true;
    const reason = `the terms differ from those of the same agreement on line ${first.row.line}`;
    reject(source, member.row, 'agreement', reason);
    return false;
  });
  const providers = alike.filter((member) => member.role === 'provider');
  const consumers = alike.filter((member) => member.role === 'consumer');
  if (providers.length === 0 || consumers.length === 0) {
    const missing = providers.length === 0 ? 'provider' : 'consumer';
    for (const { row } of alike) reject(source, row, 'role', `the agreement has no ${missing}`);
    return [];
  }
  return providers.flatMap((provider) => consumers.map((consumer) => join(provider, consumer)));
}

/** Rows may be of different days; the flow is only as fresh as the older one. */
function join(provider: PartyRow, consumer: PartyRow): FlowAgreement {
  const asAt =
    provider.terms.asAt < consumer.terms.asAt ? provider.terms.asAt : consumer.terms.asAt;
  return {
    ...provider.terms,
    asAt,
    provider: provider.code,
    consumer: consumer.code,
    providerParty: provider.party,
    consumerParty: consumer.party,
  };
}

function sameTerms(a: AgreementTerms, b: AgreementTerms): boolean {
  return (
    a.channel === b.channel &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo &&
    a.dpia === b.dpia &&
    a.supersedes === b.supersedes
  );
}

function refuseTwins(earlier: number, line: number): FileRefusal {
  return {
    refused: `Lines ${earlier} and ${line} are the same party of the same agreement.`,
    next: 'Keep the row that is right: a party stands once in an agreement for each role.',
  };
}
