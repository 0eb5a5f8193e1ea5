import { writeCda } from '../cda/document.ts';
import { guidOf } from '../identifiers.ts';
import type { Concept, DocumentEntry, Moment, SimulatedPatient } from '../model.ts';

/** The community and the repository, under the arc of object identifiers kept for examples. */
export const HOME_COMMUNITY = 'urn:oid:2.999.1';
export const REPOSITORY = '2.999.1.1';

/** A document as the registry knows it. */
export interface RegisteredDocument {
  /** Object identifier of the document. */
  readonly uniqueId: string;
  /** Id of its entry in the registry. */
  readonly entryUuid: string;
  readonly title: string;
  readonly mediaType: string;
  readonly created: Moment;
  /** What it is; the summary of the record has the LOINC code of its own. */
  readonly type: Pick<Concept, 'snomed' | 'term'> | 'summary';
  /** The document itself; letters of the simulator have none. */
  readonly content?: string | undefined;
}

/** The record as a CDA document, as the registry knows it. */
export function summaryDocument(
  patient: SimulatedPatient,
  asAt: Moment,
  content: string = writeCda(patient, { asAt }),
): RegisteredDocument {
  return {
    ...namesOf(patient, `summary ${asAt}`),
    title: 'GP record',
    mediaType: 'text/xml',
    created: `${asAt}T09:00:00`,
    type: 'summary',
    content,
  };
}

/** The letters that may be shown. */
export function letterDocuments(patient: SimulatedPatient): RegisteredDocument[] {
  const missing = patient.missingAreas?.includes('includeConsultations') === true;
  return patient.entries
    .filter((entry): entry is DocumentEntry => entry.kind === 'document')
    .filter((entry) => !missing && entry.confidential !== true && entry.hidden !== true)
    .map((entry) => ({
      ...namesOf(patient, entry.id),
      title: entry.title,
      mediaType: entry.mediaType,
      created: entry.date ?? entry.recorded,
      type: entry.concept,
    }));
}

function namesOf(
  patient: SimulatedPatient,
  what: string,
): { readonly uniqueId: string; readonly entryUuid: string } {
  const entryUuid = guidOf('xds', 'entry', patient.nhsNumber, what);
  const number = BigInt(
    `0x${guidOf('xds', 'document', patient.nhsNumber, what).replaceAll('-', '')}`,
  );
  return { uniqueId: `2.25.${number}`, entryUuid: `urn:uuid:${entryUuid}` };
}
