import type { CauseList } from '../workflow/rank-causes.ts';
import { formatTable } from './table.ts';

/** Causes as lines for people, the worst and widest first. */
export function describeCauses({ count, compared, causes }: CauseList): string[] {
  if (compared === 0) return ['No patient has been compared; that is no evidence.'];
  const footer = `${count} ${count === 1 ? 'cause' : 'causes'} in ${compared} ${compared === 1 ? 'comparison' : 'comparisons'}.`;
  if (count === 0) return [footer];
  const rows = causes.map((one) => [
    one.severity,
    one.kind,
    one.item ?? '-',
    one.field ?? '-',
    String(one.patients),
    String(one.findings),
    String(one.entries),
    one.example,
  ]);
  return [...formatTable(COLUMNS, rows), `${footer} Next: mig2hie findings show EXAMPLE`];
}

const COLUMNS = [
  { title: 'severity', whole: true },
  { title: 'finding', whole: true },
  { title: 'item' },
  { title: 'field' },
  { title: 'patients', align: 'right' as const },
  { title: 'findings', align: 'right' as const },
  { title: 'entries', align: 'right' as const },
  { title: 'example', whole: true },
];
