import { type AgreementSource, readParty, readTerms } from './agreement-source.ts';
import type { FlowAgreement } from './agreement.ts';
import { type FileRefusal, isRefusal } from './file-reading.ts';
import { readCodes } from './ods-columns.ts';

/** Reads an export with one row for each flow. */
export function readFlowRows(
  source: AgreementSource,
): { agreements: readonly FlowAgreement[] } | FileRefusal {
  const providers = readCodes(source.rows, source.places.provider, { repeats: true });
  if (isRefusal(providers)) return providers;
  const consumers = readCodes(source.rows, source.places.consumer, { repeats: true });
  if (isRefusal(consumers)) return consumers;
  const agreements: FlowAgreement[] = [];
  const lines = new Map<string, number>();
  for (const [index, row] of source.rows.entries()) {
    const [provider, consumer] = [providers.codes[index], consumers.codes[index]];
    const terms = readTerms(source, row);
    if (terms === undefined || provider === undefined || consumer === undefined) continue;
    const key = [terms.agreement, provider, consumer].join('\u0000');
    const earlier = lines.get(key);
    if (earlier !== undefined) return refuseTwins(earlier, row.line);
    lines.set(key, row.line);
    const providerParty = readParty(source, row, PROVIDER);
    const consumerParty = providerParty && readParty(source, row, CONSUMER);
    if (providerParty === undefined || consumerParty === undefined) continue;
    agreements.push({ ...terms, provider, consumer, providerParty, consumerParty });
  }
  return { agreements };
}

const PROVIDER = { state: 'providerState', signedOn: 'providerSignedOn' } as const;
const CONSUMER = { state: 'consumerState', signedOn: 'consumerSignedOn' } as const;

function refuseTwins(earlier: number, line: number): FileRefusal {
  return {
    refused: `Lines ${earlier} and ${line} are the same agreement for the same provider and consumer.`,
    next: 'Keep the row that is right: an agreement has one row for each flow.',
  };
}
