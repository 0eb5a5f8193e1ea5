import { entryGuid } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';
import type { Concept, EntryCore, SimulatedPatient } from '../model.ts';
import { writeAuthor, writeDate, writeTime } from './dates.ts';

/** The part that every coded item begins with, in the schema's order. */
export function writeCodedItem(
  patient: SimulatedPatient,
  entry: EntryCore,
  problem?: string,
): (string | undefined)[] {
  const { concept, date, recorded, text } = entry;
  return [
    textElement('GUID', emisGuid(patient, entry.id)),
    ...writeDate(date),
    writeTime(date),
    element('AuthorID', [textElement('RefID', '1')]),
    writeAuthor(recorded),
    textElement('DisplayTerm', concept.term),
    text === undefined ? undefined : textElement('DescriptiveText', text),
    writeCode('Code', concept),
    problem,
    writeProblemLinks(patient, entry.id),
  ];
}

/**
 * A code: Read v2 with its dots and a SNOMED concept as its map, or the SNOMED concept itself. The
 * published example has `MapCode` and `MapScheme` so; `TermID`, whose values are not, is left out.
 */
export function writeCode(name: string, concept: Concept): string {
  const { read, snomed, term } = concept;
  if (read === undefined) return code(name, [snomed, 'SNOMED', term]);
  return code(name, [read.code, 'READ2', term], [snomed, 'SNOMED']);
}

/** Identifier of an entry, upper case. */
export function emisGuid(patient: SimulatedPatient, id: string): string {
  return entryGuid(patient, 'mig', id).toUpperCase();
}

/** Problems an item belongs to. `LinkType` is required; 0 is the least of its three values (inferred). */
export function writeProblemLinks(patient: SimulatedPatient, id: string): string | undefined {
  const links = patient.entries
    .filter(
      (entry) =>
        entry.kind === 'problem' && entry.linked.includes(id) && entry.confidential !== true,
    )
    .map((problem) =>
      // The name of one link in a list is inferred from the names of the other lists.
      element('Link', [
        element('Target', [textElement('GUID', emisGuid(patient, problem.id))]),
        textElement('LinkType', '0'),
      ]),
    );
  return links.length === 0 ? undefined : element('ProblemLinkList', links);
}

function code(
  name: string,
  [value, scheme, term]: readonly [string, string, string],
  map?: readonly [code: string, scheme: string],
): string {
  return element(name, [
    textElement('Value', value),
    textElement('Scheme', scheme),
    textElement('Term', term),
    map === undefined ? undefined : textElement('MapCode', map[0]),
    map === undefined ? undefined : textElement('MapScheme', map[1]),
  ]);
}
