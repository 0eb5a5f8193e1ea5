import { fhirFlavour } from '../fhir-flavour.ts';

/**
 * Whether the head of an answer looks like GP Connect Access Record Structured: JSON with a STU3
 * bundle, or an OperationOutcome in place of one, whichever service sent it.
 */
export function detectGpConnectStructured(head: string): boolean {
  const flavour = fhirFlavour(head);
  return flavour === 'stu3-structured' || flavour === 'outcome';
}
