import type { MigGatewayConfig } from '../../config/schema.ts';
import type { RefusalClass } from '../../record/reading.ts';
import type { Asker, Question } from '../asker.ts';
import {
  type AnsweredPart,
  type CaseOutcome,
  type Exchange,
  type Gateway,
  type PatientToAsk,
  type ResponseSink,
  describeExchange,
  isGood,
} from '../gateway.ts';
import { isSoapFault } from './mig-errors.ts';
import { type EnvelopeOptions, extractRequest, traceRequest } from './mig-envelope.ts';

/** One practice that knows the patient, as the trace says. */
export interface TraceMatch {
  /** ODS code. */
  readonly practice: string | undefined;
  /** Names of the views it offers, as the extract wants them (`scm.…`). */
  readonly views: readonly string[];
}

/** What the MIG gateway rests on. */
export interface MigSoapOptions {
  readonly config: MigGatewayConfig;
  readonly ask: Asker;
  /** Reads a stored trace; undefined when the answer is none (a fault, another format). */
  readonly readTrace: (content: Uint8Array) => readonly TraceMatch[] | undefined;
  /** A new GUID at each call. */
  readonly newId: () => string;
  readonly close: () => Promise<void>;
}

/** The MIG over SOAP 1.1: first the trace, then the extract of what this practice offers. */
export function createMigGateway(options: MigSoapOptions): Gateway {
  const { pathname, search } = new URL(options.config.url);
  const envelope = { config: options.config, path: `${pathname}${search}`, newId: options.newId };
  return {
    side: 'mig',
    fetchCase: async (patient, sink, signal) => {
      const trace = await options.ask(traceQuestion(envelope, patient), sink, signal);
      const at = trace.receivedAt;
      if (!isGood(trace)) return { state: 'unavailable', at, detail: describeExchange(trace) };
      if (isSoapFault(trace.body)) return faultOfPart(trace);
      const views = offeredViews(options.readTrace(trace.body), patient.practice);
      if (!Array.isArray(views)) return { ...views, at };
      const questions = extractQuestions(envelope, patient, views);
      return extractAll(options.ask, questions, sink, signal);
    },
    close: options.close,
  };
}

function traceQuestion(envelope: EnvelopeOptions, patient: PatientToAsk): Question {
  return {
    part: 'trace',
    shape: 'soap',
    build: () => traceRequest(envelope, patient),
    isRefusal: isSoapFault,
  };
}

interface NoViews {
  readonly state: 'not-shared' | 'unavailable';
  readonly detail: string;
  /** Absent where the answer does not say whose doing it is. */
  readonly refusal?: RefusalClass | undefined;
}

/** The views of the practice asked about. A match at another practice is another record, never this one. */
function offeredViews(
  matches: readonly TraceMatch[] | undefined,
  practice: string,
): string[] | NoViews {
  if (matches === undefined) {
    return { state: 'unavailable', detail: 'trace: the answer holds no trace' };
  }
  const here = matches.filter((match) => match.practice === practice);
  if (here.length === 0) {
    return {
      state: 'not-shared',
      detail: 'trace: no match at this practice',
      refusal: 'not-shared',
    };
  }
  const views = [...new Set(here.flatMap((match) => match.views))].sort();
  if (views.length === 0) {
    return {
      state: 'not-shared',
      detail: 'trace: this practice offers no view',
      refusal: 'not-enabled',
    };
  }
  return views;
}

/** One request for everything, or one a view, as the configuration says. */
function extractQuestions(
  envelope: EnvelopeOptions,
  patient: PatientToAsk,
  views: readonly string[],
): Question[] {
  const groups =
    envelope.config.extract === 'whole'
      ? [{ part: 'record', views }]
      : views.map((view) => ({ part: `view:${view}`, views: [view] }));
  return groups.map((group) => ({
    part: group.part,
    shape: 'soap',
    build: () => extractRequest(envelope, patient, group.views),
    isRefusal: isSoapFault,
  }));
}

/** Views are asked for one after the other; one that fails makes the side unavailable, never thinner. */
async function extractAll(
  ask: Asker,
  questions: readonly Question[],
  sink: ResponseSink,
  signal: AbortSignal,
): Promise<CaseOutcome> {
  const parts: AnsweredPart[] = [];
  let at = '';
  for (const question of questions) {
    const exchange = await ask(question, sink, signal);
    at = exchange.receivedAt;
    if (!isGood(exchange)) {
      return { state: 'unavailable', at, detail: describeExchange(exchange) };
    }
    if (isSoapFault(exchange.body)) return faultOfPart(exchange);
    parts.push({ part: exchange.part, body: exchange.body });
  }
  return { state: 'answered', at, parts };
}

/** No list of the MIG's fault categories is published, so that none can be told as "not shared". */
function faultOfPart(exchange: Exchange): CaseOutcome {
  return {
    state: 'unavailable',
    at: exchange.receivedAt,
    detail: `${exchange.part}: SOAP fault`,
    refusal: 'unavailable',
  };
}
