import { FORMATS } from '../../src/wire/formats.ts';
import {
  ownJson,
  ownXml,
  plainEnvelope,
  plainJson,
  plainNarratives,
  plainXml,
  saxesXml,
} from '../floor/parses.ts';
import type { Parse } from '../floor/parses.ts';
import { alternate } from '../timing/alternate.ts';
import type { Effort, Timing } from '../timing/alternate.ts';
import { memoryOf } from './memory.ts';
import { payloadOf } from './payloads.ts';
import type { Payload, Size } from './payloads.ts';

/** What reading one answer costs, beside what its bytes cost to go through at all. */
export interface ReadRow {
  readonly format: string;
  readonly size: Size;
  readonly entries: number;
  readonly bytes: number;
  /** Of the quickest round. */
  readonly megabytesPerS: number;
  /** Our whole reading, bytes to record. */
  readonly read: Timing;
  /** The bare parse of the same bytes. */
  readonly floor: Timing;
  /** Our own parse or scan without a reader. */
  readonly parse: Timing;
  /** The published scanner; XML only. */
  readonly saxes?: Timing | undefined;
  /** CPU of the reading over CPU of the floor, and what it should be at most. */
  readonly ratio: number;
  readonly target: number;
  /** Most memory a process takes beyond what it held before, over many readings. */
  readonly memoryBytes: number;
}

/** Targets of the design: of XML and of JSON. */
const TARGETS = { xml: 1.4, json: 1.6 } as const;

const MEMORY_READINGS = 50;

/** Measures one format at one size; throws when nothing writes or reads it. */
export function measureRead(format: Payload['format'], size: Size, effort: Effort): ReadRow {
  const payload = payloadOf(format, size);
  const reader = FORMATS.find(({ id }) => id === format);
  if (reader === undefined) throw new RangeError(`nothing reads ${format}`);
  const kind = payload.files[0]?.[0] === 0x7b ? 'json' : 'xml';
  const each = (parse: Parse) => () => {
    for (const file of payload.files) parse(file);
  };
  const cases = {
    read: each((file) => void reader.read(file)),
    floor: each(floorOf(format, kind)),
    parse: each(kind === 'json' ? ownJson : ownXml),
  };
  const timings =
    kind === 'json'
      ? { ...alternate(cases, effort), saxes: undefined }
      : alternate({ ...cases, saxes: each(saxesXml) }, effort);
  const bytes = payload.files.reduce((sum, file) => sum + file.length, 0);
  return {
    format,
    size,
    entries: payload.entries,
    bytes,
    megabytesPerS: bytes / 1000 / timings.read.bestMs,
    ...timings,
    ratio: timings.read.cpuMs / timings.floor.cpuMs,
    target: TARGETS[kind],
    memoryBytes: memoryOf(payload, MEMORY_READINGS),
  };
}

/** What is carried inside is part of what has to be gone through. */
function floorOf(format: Payload['format'], kind: keyof typeof TARGETS): Parse {
  if (format === 'xds') return plainEnvelope;
  if (format === 'gpconnect-html') return plainNarratives;
  return kind === 'json' ? plainJson : plainXml;
}
