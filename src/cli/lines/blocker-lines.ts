import type { BlockerDocument } from '../../workflow/flows/flow-documents.ts';
import { formatTable } from '../table/table.ts';

/** Shared causes shown; the rest is counted, and whole in --json. */
export const BLOCKERS_SHOWN = 10;

/** What holds back more than one HIE flow, each cause once with how many flows it holds back. */
export function blockerLines(blockers: readonly BlockerDocument[], width?: number): string[] {
  if (blockers.length === 0) return [];
  const rows = blockers
    .slice(0, BLOCKERS_SHOWN)
    .map((one, at) => [
      String(at + 1),
      String(one.flows),
      String(one.alone),
      one.gate,
      one.outcome,
      one.name === null ? one.code : `${one.code} ${one.name}`,
      one.otherReasons === 0 ? one.why : `${one.why} And ${one.otherReasons} other reasons.`,
    ]);
  const rest = blockers.length - rows.length;
  return [
    'What holds back more than one HIE flow ("alone": nothing else holds the flow back):',
    ...formatTable(COLUMNS, rows, { width }),
    ...(rest === 0 ? [] : [`… and ${rest} more such causes; all of them with --json.`]),
    '',
  ];
}

const COLUMNS = [
  { title: '#', align: 'right' as const },
  { title: 'flows', align: 'right' as const },
  { title: 'alone', align: 'right' as const },
  { title: 'gate' },
  { title: 'outcome' },
  { title: 'lies with' },
  { title: 'why', wrap: true },
];
