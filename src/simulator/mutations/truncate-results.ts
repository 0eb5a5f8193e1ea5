import type { ResultEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The HIE shows the newest results and nothing older. */
export const truncateResults: Mutation = {
  id: 'truncate-results',
  title: 'A list of results was cut',
  side: 'hie',
  expects: { kind: 'list-truncated', severity: 'considerable', item: 'investigations' },
  apply: (patient) => {
    const results = patient.entries.filter((entry) => entry.kind === 'result');
    const days = [...new Set(results.map((entry) => entry.date?.slice(0, 10) ?? ''))].toSorted();
    const from = days.find(
      (day) =>
        size(results, (at) => at < day) >= LOST_MIN && size(results, (at) => at >= day) >= KEPT_MIN,
    );
    if (from === undefined) return undefined;
    const entries = patient.entries.filter(
      (entry) => entry.kind !== 'result' || (entry.date ?? '') >= from,
    );
    return { ...patient, entries };
  },
};

/** So few losses, or so little left, would look like single losses. */
const LOST_MIN = 6;
const KEPT_MIN = 4;

/** How many lines of a list these results make, panels counted part by part. */
function size(results: readonly ResultEntry[], fits: (day: string) => boolean): number {
  return results
    .filter((entry) => fits(entry.date ?? ''))
    .reduce((total, { members = [] }) => total + 1 + members.length, 0);
}
