import type { CsvRow } from '../files/csv-rows.ts';
import {
  type AgreementSource,
  ENDS,
  keepSignatory,
  readCodeField,
  readParty,
  readTerms,
  reject,
} from './agreement-source.ts';
import type { FlowAgreement } from './agreement.ts';
import { type FileRefusal, isRefusal } from '../files/file-reading.ts';

/** Reads an export with one row for each flow. */
export function readFlowRows(
  source: AgreementSource,
  rows: readonly CsvRow[],
): { agreements: readonly FlowAgreement[] } | FileRefusal {
  const providers = readCodeField(source, rows, 'provider');
  if (isRefusal(providers)) return providers;
  const consumers = readCodeField(source, rows, 'consumer');
  if (isRefusal(consumers)) return consumers;
  const agreements: FlowAgreement[] = [];
  const lines = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const [provider, consumer] = [providers.codes[index], consumers.codes[index]];
    if (provider === undefined || consumer === undefined) continue;
    const terms = readTerms(source, row);
    if (terms === undefined) continue;
    if (provider === consumer) {
      reject(source, row, 'consumer', 'the same organisation at both ends');
      continue;
    }
    const key = [terms.agreement, provider, consumer].join('\u0000');
    const earlier = lines.get(key);
    if (earlier !== undefined) return refuseTwins(earlier, row.line);
    lines.set(key, row.line);
    const providerParty = readParty(source, row, ENDS.provider);
    const consumerParty = providerParty && readParty(source, row, ENDS.consumer);
    if (providerParty === undefined || consumerParty === undefined) continue;
    agreements.push({ ...terms, provider, consumer, providerParty, consumerParty });
    const { agreement } = terms;
    const [first, second] = [ENDS.provider.signatory, ENDS.consumer.signatory];
    keepSignatory(source, row, { agreement, organisation: provider, field: first });
    keepSignatory(source, row, { agreement, organisation: consumer, field: second });
  }
  return { agreements };
}

function refuseTwins(earlier: number, line: number): FileRefusal {
  return {
    refused: `Lines ${earlier} and ${line} are the same agreement for the same provider and consumer.`,
    next: 'Keep the row that is right: an agreement has one row for each flow.',
  };
}
