import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { sha256 } from '../../base/hash.ts';
import type { SimulatedSide } from '../model.ts';

/** One request a gateway was asked. No identifier of a patient is in it. */
export interface LoggedRequest {
  /** Order of arrival over both gateways, from 1. */
  readonly sequence: number;
  readonly side: SimulatedSide;
  /** The patient, as a hash; `-` when the request named none. */
  readonly case: string;
  /** `trace`, `extract:<views>`, `structured` or `refused`. */
  readonly kind: string;
  /** How often the same was asked of this side so far, from 1. */
  readonly attempt: number;
  /** `answered`, the fault that was played, or why the gateway answered no record. */
  readonly outcome: string;
}

/** The gateways' own memory of what they were asked. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  /** Counts the request and says which attempt it is. */
  attempt(side: SimulatedSide, label: string, kind: string): number;
  add(request: Omit<LoggedRequest, 'sequence'>): void;
  /** Writes out what is left; nothing is added after it. */
  close(): Promise<void>;
}

/** A log in memory and, when a file is named, in JSON lines. */
export function createRequestLog(file?: string): RequestLog {
  const requests: LoggedRequest[] = [];
  const attempts = new Map<string, number>();
  const stream = file === undefined ? undefined : createWriteStream(file, { flags: 'a' });
  return {
    requests,
    attempt: (side, label, kind) => {
      const key = `${side} ${label} ${kind}`;
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      return attempt;
    },
    add: (request) => {
      const logged = { sequence: requests.length + 1, ...request };
      requests.push(logged);
      stream?.write(`${JSON.stringify(logged)}\n`);
    },
    close: async () => {
      if (stream === undefined) return;
      stream.end();
      await once(stream, 'finish');
    },
  };
}

/** The name the logs give a patient: a hash salted with the region's seed. */
export function caseLabel(seed: string, nhsNumber: string): string {
  return `case-${sha256(`${seed}\u0000${nhsNumber}`).slice(0, 16)}`;
}
