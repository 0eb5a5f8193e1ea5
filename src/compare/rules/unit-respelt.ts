import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The same amount in another unit. */
export const rule: Rule = {
  id: 'unit-respelt',
  title: 'The same amount in another unit',
  why: 'It is the same amount; whoever reads both screens sees two numbers.',
  severity: severityOf('unit-respelt'),
  direction: 'either',
  detectable: 'yes',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'unit-respelt', 'it is the same amount, told in another unit.'),
};
