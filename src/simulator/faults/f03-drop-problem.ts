import { isProblem } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { dropping } from '../fault-builders.ts';
import type { ProblemEntry } from '../model.ts';
import { dropProblem } from '../mutations/drop-problem.ts';

/** F03: a problem is lost. */
export const F03: readonly Fault[] = [
  namedFault(dropProblem, {
    fault: 'F03',
    size: 'any problem',
    kinds: ['entry-lost', 'false-empty'],
    field: 'presence',
  }),
  dropping(
    {
      id: 'drop-major-problem',
      fault: 'F03',
      title: 'A major active problem is lost',
      size: 'a major active one',
      kinds: ['entry-lost', 'false-empty'],
      field: 'presence',
      severity: 'considerable',
    },
    (entry): entry is ProblemEntry =>
      isProblem(entry) && entry.status === 'active' && entry.significance === 'major',
  ),
];
