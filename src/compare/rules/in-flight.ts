import { draftsOfUnsettled } from '../noise/unsettled-drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** An entry was on its way from one side to the other when they were asked. */
export const rule: Rule = {
  id: 'in-flight',
  title: 'An entry is still on its way',
  why: 'What has not settled is neither a loss nor evidence that nothing is lost, and has to be asked again.',
  severity: severityOf('in-flight'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) => draftsOfUnsettled(comparing, 'in-flight'),
};
