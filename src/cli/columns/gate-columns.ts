import type { GateCheckDocument } from '../../workflow/flows/check-gates.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

type Unmet = GateCheckDocument['unmet'][number];

/** Gates that are not met as a list to print, with how many were asked. */
export function unmetTable(check: GateCheckDocument): ListTable<Unmet> {
  return {
    columns: COLUMNS,
    rows: check.unmet,
    footing: [
      `${check.unmet.length} of ${check.asked} answers are not met as at ${check.asAt}`,
      `(organisations: ${check.scope.organisations}; gates: ${check.gates.join(', ')}).`,
      ...(check.asked === 0 ? ['There was nothing to ask; that is no evidence, so not met.'] : []),
    ],
  };
}

const COLUMNS: readonly ListColumn<Unmet>[] = [
  { title: 'code', whole: true, get: ({ code }) => code },
  { title: 'gate', whole: true, get: ({ id }) => id },
  { title: 'outcome', whole: true, get: ({ outcome }) => outcome },
  { title: 'why', wrap: true, get: ({ why }) => why },
  { title: 'as at', extended: true, get: ({ asAt }) => asAt },
  { title: 'whose answer', extended: true, get: ({ owner }) => owner },
];
