import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Two codes of one meaning, under a code map. */
export const rule: Rule = {
  id: 'code-remapped',
  title: 'Another code of the same meaning',
  why: 'It means the same under a code map that was loaded, which the pair cites.',
  severity: severityOf('code-remapped'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'code-remapped', 'the codes mean the same under a code map.'),
};
