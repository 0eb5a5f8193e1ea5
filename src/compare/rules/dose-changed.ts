import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The dose instruction differs. */
export const rule: Rule = {
  id: 'dose-changed',
  title: 'The dose instruction differs',
  why: 'The wrong dose, unit or frequency can harm directly.',
  severity: severityOf('dose-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'dose-changed',
      'the dose instruction reads differently on the HIE than on the MIG.',
    ),
};
