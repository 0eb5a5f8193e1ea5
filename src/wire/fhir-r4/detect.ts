import { fhirFlavour } from '../fhir-flavour.ts';

/** Whether the head of an answer looks like FHIR R4 in JSON: a bundle or a resource alone. */
export function detectFhirR4(head: string): boolean {
  return fhirFlavour(head) === 'r4';
}
