import { draftsOfUnsettled } from '../noise/unsettled-drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A side answered the same question in two ways. */
export const rule: Rule = {
  id: 'unstable-source',
  title: 'A side does not answer the same twice',
  why: 'A side that says one thing and then another is evidence of nothing until it is known why.',
  severity: severityOf('unstable-source'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => draftsOfUnsettled(comparing, 'unstable-source'),
};
