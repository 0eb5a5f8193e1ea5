import type { NhsNumber } from '../base/nhs-number.ts';
import type { RefusalClass } from '../record/reading.ts';
import type { Side } from '../record/side.ts';

/** Whom a gateway is asked about. The number lives in memory only. */
export interface PatientToAsk {
  readonly nhsNumber: NhsNumber;
  /** ODS code of the practice whose record is asked for. */
  readonly practice: string;
}

/** What one request brought: an answer with its body, or the fault that stood in its place. */
export interface Exchange {
  /** Names the request within its side: `trace`, `record`, `view:medication` … */
  readonly part: string;
  /** Undefined when no answer came. */
  readonly statusCode: number | undefined;
  /** Why the answer cannot be relied on, one of the faults of the retry table; undefined when it can. */
  readonly fault: string | undefined;
  /** As received, decompressed; cut short when `fault` says so. */
  readonly body: Uint8Array | undefined;
  /** ISO instant, UTC. */
  readonly receivedAt: string;
  readonly durationMs: number;
}

/** Where answers go before anything reads them, and where answers of an earlier try come from. */
export interface ResponseSink {
  /** An answer to this part that was stored before and can be used in place of asking again. */
  earlier(part: string): Promise<Exchange | undefined>;
  /** Resolves when the answer is stored. */
  keep(exchange: Exchange): Promise<void>;
}

/** A body to read, with the name of the request that brought it. */
export interface AnsweredPart {
  readonly part: string;
  readonly body: Uint8Array;
}

/** How asking one side about one patient ended; `detail` never holds anything of the patient. */
export type CaseOutcome =
  | { readonly state: 'answered'; readonly at: string; readonly parts: readonly AnsweredPart[] }
  | {
      readonly state: 'not-shared' | 'unavailable';
      readonly at: string;
      readonly detail: string;
      /** Set when the other side said why it gives no record. */
      readonly refusal?: RefusalClass | undefined;
    };

/** One side, over whatever wire it speaks. */
export interface Gateway {
  readonly side: Side;
  /** Throws {@link GatewayStopped} when the gateway failed too often; any other failure is an outcome. */
  fetchCase(patient: PatientToAsk, sink: ResponseSink, signal: AbortSignal): Promise<CaseOutcome>;
  close(): Promise<void>;
}

/** A gateway that failed so often in a row that asking on would be wrong; the run can be resumed. */
export class GatewayStopped extends Error {
  override readonly name = 'GatewayStopped';
  readonly side: Side;
  readonly failures: number;
  readonly detail: string;

  constructor(side: Side, failures: number, detail: string) {
    super(`${side}: ${failures} failures in a row, the last one ${detail}`);
    this.side = side;
    this.failures = failures;
    this.detail = detail;
  }
}

/** Whether an exchange brought a body that may be read as a record. */
export function isGood(exchange: Exchange): exchange is Exchange & { readonly body: Uint8Array } {
  return exchange.fault === undefined && exchange.statusCode === 200 && exchange.body !== undefined;
}

/** What went wrong, in our words: the part with the fault or the status. */
export function describeExchange(exchange: Exchange): string {
  return `${exchange.part}: ${exchange.fault ?? `HTTP ${exchange.statusCode ?? 'without status'}`}`;
}
