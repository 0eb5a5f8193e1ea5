import { element, textElement } from '../mig/xml.ts';
import type { SimulatedEntry } from '../model.ts';
import { OIDS, fixedCode } from './coding.ts';
import type { CdaContext } from './context.ts';
import type { Inside } from './encounters.ts';
import { writeEntry } from './entries.ts';
import type { NarrativeRow } from './narrative.ts';
import { rowsOf, writeTable } from './narrative.ts';
import type { SectionCode } from './options.ts';
import type { Places } from './places.ts';
import { isMissing, placeEntries } from './places.ts';
import { SECTIONS } from './section-table.ts';

/** The sections of a document; one without anything to say is there only if readers expect it. */
export function writeSections(context: CdaContext): string[] {
  const places = placeEntries(context.patient);
  const codes = Object.keys(SECTIONS) as SectionCode[];
  return codes
    .filter((code) => isWritten(context, places, code))
    .map((code) => writeSection(context, places, code));
}

function isWritten(context: CdaContext, places: Places, code: SectionCode): boolean {
  if (isMissing(context.patient, code)) return false;
  return SECTIONS[code].always || places.bySection.has(code) || places.masked.has(code);
}

function writeSection(context: CdaContext, places: Places, code: SectionCode): string {
  const { name, title, template } = SECTIONS[code];
  const written = (places.bySection.get(code) ?? []).map((entry, i) =>
    writePart(context, places, entry, `${name}-${i + 1}`),
  );
  const masked = places.masked.has(code);
  const narrativeOnly = context.options.narrativeOnly?.includes(code) === true;
  const isEmpty = written.length === 0 && !masked;
  const nullFlavor = written.length === 0 && masked ? 'MSK' : undefined;
  return element('component', [
    element(
      'section',
      [
        element('templateId', [], { root: isEmpty ? withoutEntries(template) : template }),
        fixedCode(code, OIDS.loinc, title),
        textElement('title', title),
        element('text', writeNarrative(written, masked)),
        ...(narrativeOnly ? [] : written.map(({ entry }) => entry)),
      ],
      { nullFlavor },
    ),
  ]);
}

/** An entry with the rows people read of it. */
interface Part {
  readonly rows: readonly NarrativeRow[];
  readonly entry: string;
}

function writePart(context: CdaContext, places: Places, entry: SimulatedEntry, row: string): Part {
  const within = entry.kind === 'encounter' ? (places.byEncounter.get(entry.id) ?? []) : [];
  const inside = within.map((part, i) => ({ entry: part, row: `${row}-${i + 1}` })) as Inside[];
  const markup = writeEntry(context, entry, row, inside);
  return {
    rows: [...rowsOf(entry, row), ...inside.flatMap((part) => rowsOf(part.entry, part.row))],
    entry: element('entry', [markup], { typeCode: 'DRIV' }),
  };
}

function writeNarrative(parts: readonly Part[], masked: boolean): string[] {
  const note = masked
    ? [
        textElement(
          'paragraph',
          'Items excluded due to confidentiality and/or patient preferences.',
        ),
      ]
    : [];
  if (parts.length > 0) return [writeTable(parts.flatMap((part) => part.rows)), ...note];
  return masked ? note : [textElement('paragraph', 'None recorded')];
}

/**
 * The template of a section whose entries are optional. A list with nothing on it can be told in no other
 * way: where entries are required C-CDA leaves only a null flavour, which says that nothing is known about
 * the list, or a denial ("no known allergies"), which nobody has recorded.
 */
function withoutEntries(template: string): string {
  return template.replace(/^(2\.16\.840\.1\.113883\.10\.20\.22\.2\.\d+)\.1$/, '$1');
}
