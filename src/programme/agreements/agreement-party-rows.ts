import type { OdsCode } from '../../base/ods-code.ts';
import { groupBy } from '../../base/ordering.ts';
import {
  type AgreementSource,
  type AgreementTerms,
  PARTY,
  keepSignatory,
  readCodeField,
  readField,
  readParty,
  readTerms,
  reject,
} from './agreement-source.ts';
import { type PartyRole, foldWord } from './agreement-words.ts';
import type { FlowAgreement, Party } from './agreement.ts';
import type { CsvRow } from '../files/csv-rows.ts';
import { type FileRefusal, isRefusal } from '../files/file-reading.ts';

/** Reads an export with one row for each party: an agreement covers all its providers × consumers. */
export function readPartyRows(
  source: AgreementSource,
  partyRows: readonly CsvRow[],
): { agreements: readonly FlowAgreement[] } | FileRefusal {
  const codes = readCodeField(source, partyRows, 'party');
  if (isRefusal(codes)) return codes;
  const rows: PartyRow[] = [];
  const lines = new Map<string, number>();
  for (const [index, row] of partyRows.entries()) {
    const code = codes.codes[index];
    const read = code && readRow(source, row, code);
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

function readRow(source: AgreementSource, row: CsvRow, code: OdsCode): PartyRow | undefined {
  const role = source.map.words.role.get(foldWord(readField(source, row, 'role')));
  if (role === undefined) {
    return reject(source, row, 'role', 'neither provider nor consumer');
  }
  const terms = readTerms(source, row);
  const party = terms && readParty(source, row, PARTY);
  if (terms === undefined || party === undefined) return undefined;
  const { agreement } = terms;
  keepSignatory(source, row, { agreement, organisation: code, field: PARTY.signatory });
  return { row, code, role, terms, party };
}

function joinParties(source: AgreementSource, group: readonly PartyRow[]): FlowAgreement[] {
  const [first] = group;
  if (first === undefined) return [];
  const isBothEnds = (member: PartyRow): boolean => {
    const other = group.find(({ role, code }) => role === 'provider' && code === member.code);
    if (other === undefined) return false;
    const reason = `the same organisation is the provider of the agreement on line ${other.row.line}`;
    reject(source, member.row, 'party', reason);
    return true;
  };
  const alike = group.filter((member) => {
    if (sameTerms(member.terms, first.terms)) return true;
    const reason = `the terms differ from those of the same agreement on line ${first.row.line}`;
    reject(source, member.row, 'agreement', reason);
    return false;
  });
  const providers = alike.filter((member) => member.role === 'provider');
  const consumers = alike.filter((member) => member.role === 'consumer' && !isBothEnds(member));
  if (providers.length === 0 || consumers.length === 0) {
    const missing = providers.length === 0 ? 'provider' : 'consumer';
    for (const { row } of alike) reject(source, row, 'role', `the agreement has no ${missing}`);
    return [];
  }
  return providers.flatMap((provider) => consumers.map((consumer) => join(provider, consumer)));
}

/** Rows may be of different days; the flow is only as fresh as the older one, each party as its own row. */
function join(provider: PartyRow, consumer: PartyRow): FlowAgreement {
  const partiesAsAt = { provider: provider.terms.asAt, consumer: consumer.terms.asAt };
  const isProviderOlder = partiesAsAt.provider < partiesAsAt.consumer;
  return {
    ...provider.terms,
    asAt: isProviderOlder ? partiesAsAt.provider : partiesAsAt.consumer,
    partiesAsAt: partiesAsAt.provider === partiesAsAt.consumer ? undefined : partiesAsAt,
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
