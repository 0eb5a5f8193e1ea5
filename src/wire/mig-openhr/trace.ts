import type { Patient } from '../../record/record.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readMigPatient, readOrganisation } from './patient.ts';
import { many, one, textOf } from './source.ts';
import type { Source } from './source.ts';
import { viewOfUrn } from './views.ts';

/** One practice that knows the patient, and the views it offers of the record. */
export interface TraceMatch {
  /** ODS code; undefined when the answer gives none. */
  readonly practice: string | undefined;
  /** Names as an extract asks for them, such as `scm.investigation`; empty when nothing is shared. */
  readonly views: readonly string[];
  readonly patient: Patient;
}

/**
 * Reads `extendedTraceResponse`. Sharing is switched on per practice, so each profile is joined to its own
 * organisation: the first match may be a practice that offers nothing.
 */
export function readTrace(source: Source, element: XmlElement): readonly TraceMatch[] {
  const found = many(element, 'patientMatch').flatMap((match) => {
    const patient = one(match, 'Patient');
    if (patient === undefined) return [];
    const organisation = readOrganisation(patient);
    return [{ id: organisation?.id, practice: organisation?.practice, element: patient }];
  });
  const viewsOf = readProfiles(source, element, joinable(source, element, found));
  return found.map(({ id, practice, element: patient }) => ({
    practice,
    views: [...(viewsOf.get(id) ?? [])].sort(),
    patient: readMigPatient(source, patient),
  }));
}

/** Identifiers that mean one practice each; one that two practices share joins views to neither. */
function joinable(
  source: Source,
  element: XmlElement,
  found: readonly { readonly id: string | undefined; readonly practice: string | undefined }[],
): ReadonlySet<string | undefined> {
  const practices = new Map<string | undefined, Set<string | undefined>>();
  for (const { id, practice } of found) {
    const known = practices.get(id) ?? new Set();
    practices.set(id, known.add(practice));
  }
  const shared = [...practices].filter(([, all]) => all.size > 1).map(([id]) => id);
  if (shared.length > 0) {
    source.problems.report('error', pathOf(element), 'two practices bear one identifier');
  }
  return new Set([...practices.keys()].filter((id) => !shared.includes(id)));
}

function readProfiles(
  source: Source,
  element: XmlElement,
  known: ReadonlySet<string | undefined>,
): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const views = new Map<string | undefined, Set<string>>();
  for (const profile of many(element, 'serviceProfiles')) {
    const id = textOf(one(profile, 'organisationRef'), 'id');
    const offered = many(profile, 'values').flatMap(
      (value) => viewOfUrn(textOf(value, 'value') ?? '') ?? [],
    );
    if (id === undefined || !known.has(id)) {
      source.problems.report('warning', pathOf(profile), 'views of an organisation with no match');
      continue;
    }
    const all = views.get(id) ?? new Set();
    for (const view of offered) all.add(view);
    views.set(id, all);
  }
  return views;
}
