import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A document cannot be shown to be the same. */
export const rule: Rule = {
  id: 'document-unreadable',
  title: 'A document cannot be shown to be the same',
  why: 'The clinician opens another letter, or none.',
  severity: severityOf('document-unreadable'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'document-unreadable', 'the document behind the entry differs.'),
};
