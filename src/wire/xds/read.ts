import { DATA_ITEMS } from '../../record/item.ts';
import type { ItemState } from '../../record/item.ts';
import { meaningOfAll } from '../../record/gpconnect-errors.ts';
import type { Problem, Reading, Refusal, Unmapped } from '../../record/reading.ts';
import { mergeReadings } from '../merge-readings.ts';
import { readEnvelope } from '../soap/read-envelope.ts';
import { createTake } from '../xml/take.ts';
import { parseXml, pathOf } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';
import { readDocuments } from './documents.ts';
import { asDocument, asIncomplete } from './inner.ts';
import { openMessage } from './multipart.ts';
import type { Message } from './multipart.ts';
import { XDS_NAMESPACES } from './namespaces.ts';
import { readRegistryResponse } from './registry-response.ts';
import type { RegistryResponse } from './registry-response.ts';
import { listUnmapped } from './unmapped.ts';

/** Id of the format in the registry; a reading of documents bears the formats of the documents. */
export const XDS = 'xds';

/** How a document of an answer is read, whichever format it is of. */
export type ReadDocument = (content: Uint8Array) => Reading;

/**
 * Reads an answer of XDS.b or XCA: the documents of a retrieve answer, each by `readDocument`, made one
 * record; or why there are none. Never throws on content.
 */
export function readXds(
  content: Uint8Array,
  readDocument: ReadDocument,
  options: XmlOptions = {},
): Reading {
  const message = openMessage(content);
  if ('fault' in message) return fatal('/', `not readable: ${message.fault}`);
  const parsed = parseXml(message.root, options);
  if ('fault' in parsed) {
    const { what, line, column } = parsed.fault;
    return fatal('/', `not readable as XML at line ${line}, column ${column}: ${what}`);
  }
  const reading = readRoot(parsed.root, message, readDocument);
  const cut: readonly Problem[] = message.isCut ? [CUT] : [];
  return {
    ...reading,
    problems: [...cut, ...reading.problems],
    unmapped: [...reading.unmapped, ...listUnmapped(parsed.root)].sort(byPath),
  };
}

const CUT: Problem = {
  severity: 'error',
  path: '/',
  what: 'the message ends before its last boundary, so its last part is left out',
};

function byPath(a: Unmapped, b: Unmapped): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

const take = createTake(({ namespace }) => XDS_NAMESPACES.has(namespace));

function readRoot(root: XmlElement, message: Message, readDocument: ReadDocument): Reading {
  root.seen = true;
  const soap = readEnvelope(root);
  if (soap === undefined) return readAnswer(root, message, readDocument);
  if (soap.kind === 'no-body') return fatal(pathOf(root), 'an envelope without a body');
  soap.body.seen = true;
  if (soap.kind === 'fault') {
    soap.fault.element.seen = true;
    return refused(pathOf(soap.fault.element), refusalOfFault(soap.fault.code));
  }
  const [payload, second] = soap.payload;
  if (payload === undefined) return fatal(pathOf(root), 'an envelope that holds nothing');
  const reading = readAnswer(payload, message, readDocument);
  if (second === undefined) return reading;
  const what = 'the message holds a further answer, which is left out';
  const told: Problem = { severity: 'error', path: pathOf(second), what };
  return { ...reading, problems: [told, ...reading.problems] };
}

/** A fault of the sender is a fault of the request or of the set-up; its wording is never repeated. */
function refusalOfFault(code: string | undefined): Refusal {
  if (code !== undefined && SENDER_FAULTS.has(code)) {
    return { class: 'configuration', why: `the request was refused with a SOAP fault (${code})` };
  }
  const word = code === 'Receiver' || code === 'Server' ? ` (${code})` : '';
  return { class: 'unavailable', why: `the service answered with a SOAP fault${word}` };
}

const SENDER_FAULTS: ReadonlySet<string> = new Set([
  'Sender',
  'Client',
  'MustUnderstand',
  'VersionMismatch',
  'DataEncodingUnknown',
]);

function readAnswer(payload: XmlElement, message: Message, readDocument: ReadDocument): Reading {
  if (XDS_NAMESPACES.has(payload.namespace)) {
    payload.seen = true;
    if (payload.local === 'AdhocQueryResponse') return readList(payload);
    if (payload.local === 'RegistryResponse') return readBareResponse(payload);
    if (payload.local === 'RetrieveDocumentSetResponse') {
      return readRetrieved(payload, message, readDocument);
    }
  }
  return fatal(pathOf(payload), 'this is no answer of a registry or a repository');
}

/** ITI-18 and ITI-38: a list says which documents there are, and nothing of what is in them. */
function readList(payload: XmlElement): Reading {
  const response = readRegistryResponse(payload);
  // A refusal has a list too, an empty one; what stands in it all the same stays unread, and so is told.
  const list = take.one(payload, 'RegistryObjectList');
  if (response.status === 'failure') return failed(payload, response);
  const objects = [...take.many(list, 'ExtrinsicObject'), ...take.many(list, 'ObjectRef')];
  const count = objects.length === 1 ? '1 document' : `${objects.length} documents`;
  const told: Problem = {
    severity: 'warning',
    path: pathOf(payload),
    what: `a list of ${count}, not the documents`,
  };
  return empty('not-returned', [...response.problems, told]);
}

function readBareResponse(payload: XmlElement): Reading {
  const response = readRegistryResponse(payload);
  if (response.status === 'failure' || response.refusals.length > 0) {
    return failed(payload, response);
  }
  const told: Problem = {
    severity: 'fatal',
    path: pathOf(payload),
    what: 'an acknowledgement without documents',
  };
  return empty('not-returned', [...response.problems, told]);
}

/** ITI-43 and ITI-39. */
function readRetrieved(payload: XmlElement, message: Message, readDocument: ReadDocument): Reading {
  const [element, other] = take.many(payload, 'RegistryResponse');
  const response = element === undefined ? NO_RESPONSE : readRegistryResponse(element);
  const retrieved = readDocuments(payload, message);
  const missing: readonly Problem[] =
    element === undefined
      ? [{ severity: 'error', path: pathOf(payload), what: 'the answer has no RegistryResponse' }]
      : [];
  const contradicting: readonly Problem[] =
    other === undefined
      ? []
      : [
          {
            severity: 'error',
            path: pathOf(other),
            what: 'the answer has a second RegistryResponse',
          },
        ];
  const problems = [...missing, ...contradicting, ...response.problems, ...retrieved.problems];
  if (retrieved.documents.length === 0) {
    return withoutDocuments(payload, { response, count: retrieved.count, problems });
  }
  const readings = retrieved.documents.map(({ number, bytes }) =>
    asDocument(readDocument(bytes), number),
  );
  const merged = mergeReadings(readings);
  const isIncomplete =
    message.isCut ||
    response.status !== 'success' ||
    problems.some(({ severity }) => severity === 'error') ||
    readings.some(isUnreadable);
  const items = isIncomplete ? asIncomplete(merged.record.items) : merged.record.items;
  return {
    ...merged,
    record: { ...merged.record, items },
    problems: [...problems, ...partial(payload, response), ...merged.problems],
  };
}

const NO_RESPONSE: RegistryResponse = { status: undefined, refusals: [], problems: [] };

function isUnreadable({ problems }: Reading): boolean {
  return problems.some(({ severity }) => severity === 'fatal');
}

/** An answer that says it is partial without saying why must not pass for a whole one. */
function partial(payload: XmlElement, { status, refusals }: RegistryResponse): readonly Problem[] {
  const isTold = status === 'success' || status === undefined || refusals.length > 0;
  if (isTold) return [];
  const what = 'the answer succeeded only in part and does not say why';
  return [{ severity: 'error', path: pathOf(payload), what }];
}

function withoutDocuments(
  payload: XmlElement,
  found: {
    readonly response: RegistryResponse;
    readonly count: number;
    readonly problems: readonly Problem[];
  },
): Reading {
  const { response, count, problems } = found;
  if (response.status === 'failure' || (count === 0 && response.refusals.length > 0)) {
    return failed(payload, response);
  }
  const what = count === 0 ? 'the answer holds no documents' : 'no document could be read';
  const told: Problem = { severity: 'fatal', path: pathOf(payload), what };
  return count === 0
    ? empty('not-returned', [...problems, told])
    : empty('unavailable', [...problems, told], what);
}

/** An answer in place of a record; what most decides what to do about it is its class. */
function failed(payload: XmlElement, { refusals, problems }: RegistryResponse): Reading {
  const refusal = meaningOfAll(refusals) ?? {
    class: 'unavailable' as const,
    why: 'the answer is a failure that gives no code',
  };
  const reading = refused(pathOf(payload), { class: refusal.class, why: refusal.why });
  return { ...reading, problems: [...reading.problems, ...problems] };
}

function refused(path: string, refusal: Refusal): Reading {
  const state = refusal.class === 'consent' ? 'withheld' : 'unavailable';
  const told: Problem = { severity: 'fatal', path, what: refusal.why };
  return { ...empty(state, [told], refusal.why), refusal };
}

function fatal(path: string, what: string): Reading {
  return empty('not-returned', [{ severity: 'fatal', path, what }]);
}

function empty(state: ItemState, problems: readonly Problem[], reason?: string): Reading {
  return {
    format: XDS,
    record: {
      patient: undefined,
      items: DATA_ITEMS.map((item) => ({ item, state, warnings: [], reason })),
      entries: [],
      mergedTwins: 0,
    },
    problems,
    unmapped: [],
    limits: [],
  };
}
