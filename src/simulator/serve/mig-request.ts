import { SaxesParser } from 'saxes';
import type { MigService } from '../mig/envelope.ts';
import type { MigView } from '../mig/options.ts';
import { MIG_VIEWS } from '../mig/options.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const MIG = 'http://www.healthcaregateway.co.uk/mig';

/** A request to the MIG, understood. */
export interface MigRequest {
  readonly messageId: string;
  readonly service: MigService;
  readonly nhsNumber: string;
  /** ODS code of the practice asked. */
  readonly target: string;
  readonly consent: string;
  readonly views: readonly MigView[];
  readonly specification: string | undefined;
  readonly includeAssociatedText: boolean;
}

/** What is wrong with a request. */
export interface MigRefusal {
  readonly messageId: string;
  readonly refused: string;
}

/** Reads a request; anything the gateway would miss is a refusal with the reason. */
export function readMigRequest(xml: string): MigRequest | MigRefusal {
  const texts = collectTexts(xml);
  if (texts === undefined) return { messageId: 'unknown', refused: 'The message is not XML' };
  const first = (tail: string): string | undefined => texts.get(tail)?.[0];
  const messageId = first('Header/MessageID') ?? 'unknown';
  const missing = REQUIRED.find((tail) => (first(tail) ?? '') === '');
  if (missing !== undefined) return { messageId, refused: `${missing} is missing` };
  const names = texts.get('requestSpecification/request/name') ?? [];
  const views = names.map((name) => MIG_VIEWS.find((view) => name === `scm.${view}`));
  if (views.includes(undefined)) return { messageId, refused: 'request/name is not a known view' };
  return {
    messageId,
    service: {
      name: first('serviceDefinition/name') ?? '',
      version: first('serviceDefinition/version') ?? '',
    },
    nhsNumber: (first('primaryIdentifier') ?? '').replaceAll(' ', ''),
    target: first('target/nationalCode') ?? '',
    consent: first('consent/status') ?? '',
    views: views.filter((view) => view !== undefined),
    specification: first('requestSpecification/id'),
    includeAssociatedText: first('request/includeAssociatedText') !== 'false',
  };
}

/** Ends of the paths without which there is no request; each is known by its last two names. */
const REQUIRED = [
  'Body/migRequest',
  'serviceDefinition/name',
  'serviceDefinition/version',
  'source/identifier',
  'target/nationalCode',
  'user/name',
  'consent/status',
  'primaryIdentifier',
] as const;

/** Text of every element by the ends of its path, one, two and three names long. */
function collectTexts(xml: string): Map<string, string[]> | undefined {
  const texts = new Map<string, string[]>();
  const path: string[] = [];
  const collected: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', (tag) => {
    path.push(isKnown(tag.uri, tag.local) ? tag.local : `?${tag.local}`);
    collected.push('');
    // Being there is all that is asked of the wrapper of the body.
    const tail = path.slice(-2).join('/');
    if (tag.uri === MIG && tail === 'Body/migRequest') texts.set(tail, ['there']);
  });
  parser.on('text', (text) => {
    if (collected.length > 0) collected[collected.length - 1] += text;
  });
  parser.on('closetag', () => {
    const text = (collected.pop() ?? '').trim();
    for (const length of [1, 2, 3]) {
      const tail = path.slice(-length).join('/');
      if (text !== '') texts.set(tail, [...(texts.get(tail) ?? []), text]);
    }
    path.pop();
  });
  parser.write(xml).close();
  return broken ? undefined : texts;
}

/** SOAP's own elements must be in its namespace; a wrong envelope is then simply not found. */
function isKnown(uri: string, local: string): boolean {
  return !['Envelope', 'Header', 'Body'].includes(local) || uri === SOAP;
}
