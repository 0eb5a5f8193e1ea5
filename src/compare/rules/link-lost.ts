import { draftsOfLostLinks } from '../links.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Two entries belong together on the MIG and no longer do on the HIE, though both are there. */
export const rule: Rule = {
  id: 'link-lost',
  title: 'A link between two entries is missing',
  why: 'Results torn from their panel, or issues from their prescription, lose part of their meaning.',
  severity: severityOf('link-lost'),
  direction: 'lost',
  detectable: 'hardly',
  check: draftsOfLostLinks,
};
