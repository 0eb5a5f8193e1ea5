import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The type of prescription differs. */
export const rule: Rule = {
  id: 'course-changed',
  title: 'The type of prescription differs',
  why: 'An acute course shown as a repeat looks like continuing treatment.',
  severity: severityOf('course-changed'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'course-changed', 'the type of prescription differs.'),
};
