import type { Asker } from '../asker.ts';
import { type Gateway, describeExchange, isGood } from '../gateway.ts';
import { classifyGpConnectError, isOperationOutcome } from './gpconnect-errors.ts';
import { type StructuredRequestOptions, structuredRequest } from './gpconnect-request.ts';

/** What the GP Connect gateway rests on. */
export interface GpConnectOptions extends StructuredRequestOptions {
  readonly ask: Asker;
  readonly close: () => Promise<void>;
}

/** GP Connect Access Record Structured (STU3): one request, the whole record. */
export function createGpConnectGateway(options: GpConnectOptions): Gateway {
  return {
    side: 'hie',
    fetchCase: async (patient, sink, signal) => {
      const build = () => structuredRequest(options, patient);
      const exchange = await options.ask(
        { part: 'record', shape: 'json', build, isRefusal: isOperationOutcome },
        sink,
        signal,
      );
      const at = exchange.receivedAt;
      if (isGood(exchange) && !isOperationOutcome(exchange.body)) {
        return { state: 'answered', at, parts: [{ part: exchange.part, body: exchange.body }] };
      }
      const { fault, statusCode, body } = exchange;
      if (fault !== undefined || statusCode === undefined || body === undefined) {
        return { state: 'unavailable', at, detail: describeExchange(exchange) };
      }
      const error = classifyGpConnectError(statusCode, body);
      const { state, refusal } = error;
      return { state, at, detail: `${exchange.part}: ${error.detail}`, refusal };
    },
    close: options.close,
  };
}
