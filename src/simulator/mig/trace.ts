import { guidOf } from '../identifiers.ts';
import type { SimulatedPatient, SimulatedPractice } from '../model.ts';
import { TRACE_SERVICE, writeMigPatient, writeMigResponse } from './envelope.ts';
import { organisationId } from './event.ts';
import type { MigView } from './options.ts';
import { MIG_VIEWS } from './options.ts';
import { element, textElement } from './xml.ts';

const DISPLAY_NAMES = {
  patientdetail: 'Patient Details',
  summary: 'Summary',
  problem: 'Problem',
  diagnosis: 'Diagnosis',
  medication: 'Medication',
  riskswarning: 'Risks/Warning',
  procedure: 'Procedure',
  investigation: 'Investigation',
  examination: 'Examination',
  event: 'Event',
} as const;

/** What a trace found: nobody, a patient, or nothing that may be said. */
export type TraceFinding =
  | { readonly found: SimulatedPatient }
  | { readonly found: undefined; readonly because: 'unknown' | 'dissent' };

/** What else a trace may tell. */
export interface TraceOptions {
  /**
   * Another practice that knows the patient and offers nothing. It comes first, so that whoever takes
   * the first match takes the wrong one. @default none
   */
  readonly elsewhere?: SimulatedPractice | undefined;
  /** The views the patient's own practice offers, in the order told. @default all ten */
  readonly views?: readonly MigView[] | undefined;
}

/**
 * The answer to a trace. An unknown number gives an empty `patientMatch`, a patient who dissents
 * nothing at all, and a practice that is not enabled a match without the views it could offer.
 */
export function writeMigTrace(
  finding: TraceFinding,
  requestId: string,
  { elsewhere, views = MIG_VIEWS }: TraceOptions = {},
): string {
  const content: string[] = [
    textElement('mig:id', guidOf('mig', 'trace', requestId).toUpperCase()),
    textElement('mig:inResponseTo', requestId),
  ];
  const patient = finding.found;
  if (patient !== undefined) {
    if (elsewhere !== undefined) content.push(writeMatch({ ...patient, practice: elsewhere }));
    content.push(writeMatch(patient));
    if (patient.practice.enabled.mig) content.push(writeProfile(patient, views));
  } else if (finding.because === 'unknown') {
    content.push(element('mig:patientMatch', []));
  }
  const response = element('mig:extendedTraceResponse', content);
  return writeMigResponse(TRACE_SERVICE, requestId, [response]);
}

function writeMatch(patient: SimulatedPatient): string {
  return element('mig:patientMatch', [writeMigPatient(patient, 'Patient')]);
}

function writeProfile(patient: SimulatedPatient, views: readonly MigView[]): string {
  return element('mig:serviceProfiles', [
    textElement('mig:name', 'urn:hgl:patientview:scm:v2'),
    textElement('mig:description', 'Standard Content Model Views'),
    textElement('mig:displayName', 'GP View'),
    element('mig:organisationRef', [textElement('mig:id', organisationId(patient))]),
    ...views.map((view) =>
      element('mig:values', [
        textElement('mig:description', `SCM ${DISPLAY_NAMES[view]} View`),
        textElement('mig:displayName', DISPLAY_NAMES[view]),
        textElement('mig:value', `urn:hgl:patientview:scm:${view}`),
      ]),
    ),
  ]);
}
