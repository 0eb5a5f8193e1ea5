import type { Inspection, RecordDocument } from '../../workflow/inspect-file.ts';
import { formatTable } from '../table/table.ts';

/** How many problems and unmapped paths are told one by one. */
const TOLD_MAX = 20;

/** Where all limits stand. */
const LIMITS = 'docs/format-limits.md lists all';

/** What a response holds, as lines for people. */
export function describeRecord(
  { document, cannotSay, next }: Inspection,
  width?: number,
): string[] {
  const { format, patientFound, entries, problems, unmapped, refusal } = document;
  const items = document.items.map((item) => [
    item.item,
    ...stateOf(item),
    item.oldest ?? '-',
    item.newest ?? '-',
  ]);
  const kinds = Object.entries(document.kinds).map(([kind, count]) => `${count} ${kind}`);
  const columns = [
    { title: 'item' },
    { title: 'state' },
    { title: 'entries', align: 'right' as const },
    { title: 'oldest' },
    { title: 'newest' },
  ];
  return [
    `${format}: ${entries.length} entries${patientFound ? '' : ', no patient named'}`,
    ...(refusal === undefined ? [] : [`No record (${refusal.class}): ${refusal.why}`]),
    ...(next === undefined ? [] : [`Next: ${next}`]),
    '',
    ...formatTable(columns, items, { width }),
    '',
    `Kinds: ${kinds.length === 0 ? 'none' : kinds.join(', ')}`,
    ...told(
      'Trouble while reading',
      problems.map(
        (one) =>
          `${one.severity}${one.path === '' || one.path === '/' ? '' : ` at ${one.path}`}: ${one.what}`,
      ),
    ),
    ...told(
      'Not mapped',
      unmapped.map((one) => `${one.count} x ${one.path}`),
    ),
    ...(cannotSay.length === 0
      ? []
      : told(
          'Cannot be told in this answer (neither equal nor different when compared)',
          cannotSay,
          LIMITS,
        )),
  ];
}

/** The patient is no entry: the details are there or not. */
function stateOf({ item, state, entries }: RecordDocument['items'][number]): [string, string] {
  const isGiven = item === 'patient-details' && state === 'populated' && entries === 0;
  return isGiven ? ['given', '-'] : [state, String(entries)];
}

function told(title: string, lines: readonly string[], rest = '--json lists all'): string[] {
  if (lines.length === 0) return [`${title}: none`];
  const more = lines.length - TOLD_MAX;
  return [
    `${title}: ${lines.length}`,
    ...lines.slice(0, TOLD_MAX).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more (${rest})`] : []),
  ];
}
