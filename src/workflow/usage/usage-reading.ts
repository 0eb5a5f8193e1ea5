import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { fingerprint } from '../../base/hash.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import type { Channel } from '../../programme/agreements/agreement.ts';
import { isRefusal } from '../../programme/files/file-reading.ts';
import { createUsageMap, usageColumnsOf } from '../../programme/usage/usage-columns.ts';
import type { UsageReading } from '../../programme/usage/usage-reader.ts';
import type { Context } from '../context.ts';
import { type ImportRequest, chooseAsAt, parseDay } from '../register/import-file.ts';

/** What the user asks of an import of an access log. */
export interface UsageImportRequest extends ImportRequest {
  readonly channel?: Channel | undefined;
  /** First and last day the log was made for. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The only practice, or consumer, the log was made for. */
  readonly provider?: string | undefined;
  readonly consumer?: string | undefined;
}

/** How the log is read, from the configuration and what was asked. */
export function toReading(context: Context, request: UsageImportRequest): UsageReading {
  const map = createUsageMap(context.config.usage, request.channel);
  if (isRefusal(map)) {
    throw refusal('MIG2HIE_CONFIG', map.refused, [
      map.next,
      'Correct mig2hie.yaml; docs/usage.md explains the column map.',
    ]);
  }
  const period = toPeriod(request);
  // The last day a log was made for is the day it speaks of, unless another is given.
  const asAt = chooseAsAt({ ...request, asAt: request.asAt ?? period?.to });
  if (period !== undefined && period.to > asAt) {
    throw refusal(
      'MIG2HIE_AS_AT',
      `--to ${period.to} is later than the day the log speaks of, ${asAt}.`,
      ['A log cannot hold accesses of days to come: give the last day it holds.'],
    );
  }
  return {
    map,
    zone: context.config.usage.zone,
    asAt,
    channel: request.channel,
    provider: toCode(request.provider, '--provider'),
    consumer: toCode(request.consumer, '--consumer'),
    period,
  };
}

function toPeriod({ from, to }: UsageImportRequest): UsageReading['period'] {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) {
    throw refusal('MIG2HIE_AS_AT', '--from and --to are given together.', [
      'Give the first and the last day the log was made for, as yyyy-mm-dd.',
    ]);
  }
  const period = { from: parseDay(from, '--from'), to: parseDay(to, '--to') };
  if (period.from <= period.to) return period;
  throw refusal('MIG2HIE_AS_AT', `--from ${period.from} is later than --to ${period.to}.`, [
    'Give the first and the last day the log was made for, in this order.',
  ]);
}

/** An ODS code given with a flag. */
export function toCode(text: string | undefined, flag: string): OdsCode | undefined {
  if (text === undefined) return undefined;
  const code = parseOdsCode(text);
  if (code !== undefined && maskNumbers(code) === code) return code;
  throw refusal('MIG2HIE_CODE', `${flag} takes an ODS code of three to ten letters and digits.`, [
    'For example X90001.',
  ]);
}

/** The same way of reading gives the same hash, in whatever order the configuration writes it. */
export function hashReading(context: Context, reading: UsageReading): string {
  const { channels, outcomes } = context.config.usage;
  const { columns } = usageColumnsOf(context.config.usage, reading.channel);
  const words = [columns, channels, outcomes].flatMap((table, at) =>
    Object.entries(table).map(([key, value]) => `${at} ${key}=${value}`),
  );
  const { zone, channel, provider, consumer, period } = reading;
  const said = [zone, channel, provider, consumer, period?.from, period?.to];
  return fingerprint([...said, ...words.toSorted()]);
}

function refusal(
  code: ExpectedError['code'],
  message: string,
  next: readonly string[],
): ExpectedError {
  return new ExpectedError({ code, exit: EXIT.usage, message, next });
}
