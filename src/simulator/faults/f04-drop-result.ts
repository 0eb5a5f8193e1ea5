import type { Fault } from '../fault.ts';
import { entryFault, namedFault } from '../fault.ts';
import { dropping, isPanel } from '../fault-builders.ts';
import { dropResult } from '../mutations/drop-result.ts';

const FACTS = { fault: 'F04', kinds: ['entry-lost'], field: 'presence' } as const;

/** F04: a result is lost: a single one, a whole panel, or one part of a panel. */
export const F04: readonly Fault[] = [
  namedFault(dropResult, { ...FACTS, size: 'a single result' }),
  dropping(
    {
      ...FACTS,
      id: 'drop-panel',
      title: 'A panel is lost with all its parts',
      size: 'a panel',
      severity: 'considerable',
    },
    isPanel,
  ),
  entryFault(
    {
      ...FACTS,
      id: 'drop-panel-part',
      title: 'One part of a panel is lost',
      size: 'a part of a panel',
      severity: 'considerable',
    },
    {
      fits: isPanel,
      change: (entry, _patient, random) => {
        const gone = random.pick(entry.members);
        return [{ ...entry, members: entry.members.filter((member) => member !== gone) }];
      },
    },
  ),
];
