import { guidOf } from '../identifiers.ts';
import type { SimulatedPatient } from '../model.ts';
import { TRACE_SERVICE, writeMigPatient, writeMigResponse } from './envelope.ts';
import { organisationId } from './event.ts';
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

/**
 * The answer to a trace. An unknown number gives an empty `patientMatch`, a patient who dissents
 * nothing at all, and a practice that is not enabled a match without the views it could offer.
 */
export function writeMigTrace(finding: TraceFinding, requestId: string): string {
  const content: string[] = [
    textElement('mig:id', guidOf('mig', 'trace', requestId).toUpperCase()),
    textElement('mig:inResponseTo', requestId),
  ];
  const patient = finding.found;
  if (patient !== undefined) {
    content.push(element('mig:patientMatch', [writeMigPatient(patient, 'Patient')]));
    if (patient.practice.enabled.mig) content.push(writeProfile(patient));
  } else if (finding.because === 'unknown') {
    content.push(element('mig:patientMatch', []));
  }
  const response = element('mig:extendedTraceResponse', content);
  return writeMigResponse(TRACE_SERVICE, requestId, [response]);
}

function writeProfile(patient: SimulatedPatient): string {
  return element('mig:serviceProfiles', [
    textElement('mig:name', 'urn:hgl:patientview:scm:v2'),
    textElement('mig:description', 'Standard Content Model Views'),
    textElement('mig:displayName', 'GP View'),
    element('mig:organisationRef', [textElement('mig:id', organisationId(patient))]),
    ...MIG_VIEWS.map((view) =>
      element('mig:values', [
        textElement('mig:description', `SCM ${DISPLAY_NAMES[view]} View`),
        textElement('mig:displayName', DISPLAY_NAMES[view]),
        textElement('mig:value', `urn:hgl:patientview:scm:${view}`),
      ]),
    ),
  ]);
}
