import { setTimeout as sleep } from 'node:timers/promises';
import type { Side } from '../record/side.ts';
import { retryAfterMs, waitMs } from './backoff.ts';
import { type BodyShape, shapeFault } from './completeness.ts';
import { type Exchange, type ResponseSink, isGood } from './gateway.ts';
import { type HttpAnswer, type HttpClient, type HttpRequest } from './http-client.ts';
import type { Pacer } from './pacer.ts';
import { isPassing, mayRetry } from './retry.ts';

/** A request of one part of a patient's answer; built anew for each try, since ids and times differ. */
export interface Question {
  readonly part: string;
  readonly shape: BodyShape;
  build(): HttpRequest;
  /** Whether a whole body with status 200 is an error all the same. */
  isRefusal(body: Uint8Array): boolean;
}

/** What asking rests on. */
export interface AskerOptions {
  readonly side: Side;
  readonly client: HttpClient;
  readonly pacer: Pacer;
  readonly attemptsMax: number;
  readonly retryWaitMs: number;
  readonly clock: () => string;
  readonly random: () => number;
}

/** Asks one question until it is answered, or may not be asked again. */
export type Asker = (
  question: Question,
  sink: ResponseSink,
  signal: AbortSignal,
) => Promise<Exchange>;

/** An asker: paced, retried by the table, each answer stored before it is looked at. */
export function createAsker(options: AskerOptions): Asker {
  return async (question, sink, signal) => {
    const earlier = await sink.earlier(question.part);
    if (earlier !== undefined && !isPassing(earlier) && !refuses(earlier, question)) return earlier;
    for (let attempt = 1; ; attempt += 1) {
      const { exchange, retryAfter } = await askOnce(options, question, signal);
      await sink.keep(exchange);
      if (!mayRetry(exchange, attempt, options.attemptsMax)) return exchange;
      const { retryWaitMs: baseMs, random } = options;
      const wait = waitMs(attempt, { baseMs, retryAfterMs: retryAfter, random });
      if (retryAfter !== undefined) options.pacer.pause(wait);
      await sleep(wait, undefined, { signal });
    }
  };
}

/** A stored refusal in the guise of a good answer spares no question. */
function refuses(earlier: Exchange, question: Question): boolean {
  return isGood(earlier) && question.isRefusal(earlier.body);
}

async function askOnce(
  options: AskerOptions,
  question: Question,
  signal: AbortSignal,
): Promise<{ readonly exchange: Exchange; readonly retryAfter: number | undefined }> {
  return options.pacer.run(async () => {
    const started = performance.now();
    const answer = await options.client.post(question.build(), signal);
    const exchange = {
      part: question.part,
      statusCode: answer.statusCode,
      fault: answer.fault ?? faultOfGood(answer, question.shape),
      body: answer.body,
      receivedAt: options.clock(),
      durationMs: performance.now() - started,
    };
    return { exchange, retryAfter: retryAfterMs(answer.retryAfter, Date.now()) };
  }, signal);
}

/** Only a good answer must be whole; an error page may be anything. */
function faultOfGood(answer: HttpAnswer, shape: BodyShape): string | undefined {
  if (answer.statusCode !== 200 || answer.body === undefined) return undefined;
  return shapeFault(answer.body, shape);
}
