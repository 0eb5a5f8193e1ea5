import { fhirFlavour } from '../fhir-flavour.ts';

/** Whether the head of an answer is GP Connect Access Record HTML: a DSTU2 bundle with a Composition. */
export function detectGpConnectHtml(head: string): boolean {
  return fhirFlavour(head) === 'html';
}
