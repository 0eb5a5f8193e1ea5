import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import { ofType } from '../fhir/bundle.ts';
import type { Bundle } from '../fhir/bundle.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { XmlOptions } from '../xml/xml-tree.ts';
import type { Context } from './context.ts';
import { folded } from './lines.ts';
import { openNarrative, readSection } from './section.ts';
import type { Narrative, SectionResult } from './section.ts';
import { sectionOfCode, sectionOfTitle } from './sections.ts';
import type { SectionCode } from './sections.ts';
import type { UnreadSection } from './states.ts';
import { supplierOf } from './suppliers.ts';
import type { Supplier } from './suppliers.ts';

/** All sections of an answer. */
export interface Narratives {
  readonly sections: readonly SectionResult[];
  readonly unread: readonly UnreadSection[];
  readonly supplier: Supplier | undefined;
}

/** Where what nobody reads is counted, and how XHTML is scanned. */
export interface NarrativeReading {
  readonly unmapped: (path: string) => void;
  readonly options: XmlOptions;
}

/** Reads every section of every Composition. The supplier is told first: it decides what words mean. */
export function readNarratives(
  bundle: Bundle,
  log: ProblemLog,
  { unmapped, options }: NarrativeReading,
): Narratives {
  const compositions = ofType(bundle, 'Composition');
  if (compositions.length === 0) log.error('entry', 'the bundle holds no Composition');
  const found = compositions.flatMap(({ body, path }) => sectionsIn(body, path));
  const opened = found.map((section) => openSection(section, log, options));
  const supplier = supplierOf(deviceTexts(bundle), opened.flatMap(bannerTexts));
  const sections: SectionResult[] = [];
  const unread: UnreadSection[] = [];
  for (const { path, code, narrative, fault } of opened) {
    if (code === undefined) {
      if (fault === undefined)
        log.error(path, 'a section this reader does not know', 'unknown-section');
      unmapped('Composition/section');
    } else if (narrative === undefined) {
      unread.push({ code, reason: fault ?? 'the section could not be read' });
    } else {
      const count: Context['unmapped'] = (step) => unmapped(`Composition/section(${code})/${step}`);
      sections.push(
        readSection({ log, supplier, path: `${path}.text.div`, unmapped: count }, code, narrative),
      );
    }
  }
  return { sections, unread, supplier };
}

interface Section {
  readonly body: JsonObject;
  readonly path: string;
}

function sectionsIn(body: JsonObject, path: string): readonly Section[] {
  return objectsOf(body['section']).flatMap((section, index) => {
    const own = { body: section, path: `${path}.section[${index}]` };
    const inner = sectionsIn(section, own.path);
    const isOnlyFrame = section['text'] === undefined && inner.length > 0;
    return isOnlyFrame ? inner : [own, ...inner];
  });
}

interface Opened {
  readonly path: string;
  readonly code: SectionCode | undefined;
  readonly narrative: Narrative | undefined;
  readonly fault?: string | undefined;
}

function openSection({ body, path }: Section, log: ProblemLog, options: XmlOptions): Opened {
  const codes = objectsOf(objectOf(body['code'])?.['coding']).map((each) => textOf(each['code']));
  const coded = codes.map(sectionOfCode).find((code) => code !== undefined);
  const title = textOf(body['title']) ?? textOf(objectOf(body['code'])?.['text']) ?? '';
  const div = textOf(objectOf(body['text'])?.['div']);
  const said = sectionOf(coded, sectionOfTitle(title), () => {
    log.error(`${path}.title`, 'the title names another section than the code');
  });
  if (div === undefined || div.trim() === '') {
    const fault = 'the section has no narrative';
    log.error(path, fault);
    return { path, code: said, narrative: undefined, fault };
  }
  const narrative = openNarrative(div, log, { path: `${path}.text.div`, options });
  const code = said ?? (narrative === undefined ? undefined : sectionOfTitle(headingOf(narrative)));
  return narrative === undefined
    ? { path, code, narrative, fault: 'the narrative is not well-formed XHTML' }
    : { path, code, narrative };
}

/** The code decides; a title that names another section makes it doubtful. */
function sectionOf(
  coded: SectionCode | undefined,
  titled: SectionCode | undefined,
  doubt: () => void,
): SectionCode | undefined {
  if (coded !== undefined && titled !== undefined && coded !== titled) doubt();
  return coded ?? titled;
}

function headingOf({ blocks }: Narrative): string {
  const heading = blocks.find((block) => block.type === 'heading');
  return heading?.type === 'heading' ? folded(heading.lines) : '';
}

function bannerTexts({ narrative }: Opened): readonly string[] {
  return (narrative?.blocks ?? []).flatMap((block) =>
    block.type === 'banner' ? [folded(block.lines)] : [],
  );
}

/** Where a system names itself and its maker. */
function deviceTexts(bundle: Bundle): readonly string[] {
  return ofType(bundle, 'Device').flatMap(({ body }) => {
    const type = objectOf(body['type']);
    const displays = objectsOf(type?.['coding']).map((coding) => coding['display']);
    const texts = [body['manufacturer'], body['model'], type?.['text'], ...displays];
    return texts.flatMap((text) => textOf(text) ?? []);
  });
}
