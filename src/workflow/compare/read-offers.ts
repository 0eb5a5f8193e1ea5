import type { TraceMatch } from '../../fetch/gateways/mig-soap.ts';
import { readMigTrace } from '../../wire/mig-openhr/read-mig-openhr.ts';

/** Which practices know the patient and what each offers; undefined when the answer is no trace. */
export function readOffers(content: Uint8Array): readonly TraceMatch[] | undefined {
  const trace = readMigTrace(content);
  return trace.outcome === 'failed' ? undefined : trace.matches;
}
