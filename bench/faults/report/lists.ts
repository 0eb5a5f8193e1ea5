import { pairOfId } from '../chunks.ts';
import type { MissLine, Tally } from '../tally.ts';
import { legsOf, nameOf } from './legs.ts';
import { tableOf } from './table.ts';

/** Every fault that was not told as it should have been, by what went wrong and by fault. */
export function missLines({ misses }: Tally): string[] {
  const groups: readonly (readonly [MissLine['what'], string])[] = [
    ['missed', 'Missed'],
    ['wrong kind', 'Found under a kind that does not name it'],
    ['too mild', 'Found, told too mildly'],
    ['void', 'Void: nothing differs that anybody could find'],
  ];
  return groups.flatMap(([what, title]) => {
    const lines = misses.filter((line) => line.what === what);
    if (lines.length === 0) return [`### ${title}: none`, ''];
    return [
      `### ${title}: ${lines.length}`,
      '',
      ...tableOf(MISS_HEAD, lines.map(missCells), 6),
      '',
    ];
  });
}

const MISS_HEAD = ['case', 'formats', 'fault', 'wanted', 'entry', 'what came instead'];

function missCells({ case: id, formats, fault, ...line }: MissLine): string[] {
  const { kinds, severity, entry, instead, placed } = line;
  const where = placed || entry === null ? '' : ' (in neither answer)';
  return [
    id,
    `${formats.mig} v ${formats.hie}`,
    `${fault} ${line.id}`,
    `${kinds.join(' or ')}, ${severity}`,
    `${entry ?? 'a list or the whole answer'}${where}`,
    instead.join(', ') || 'nothing',
  ];
}

/** How a case is looked at again. */
export function reproduceLine(id: string): string {
  return pairOfId(id) === undefined ? '' : `npm run bench:faults -- --case ${id} --list`;
}

/** False alarms of ours by leg, kind and severity, with the first of each. */
export function alarmTable(tally: Tally): string[] {
  const order = legsOf(tally).map(nameOf);
  const rows = tally.alarms
    .toSorted((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b)))
    .map((row) => [
      nameOf(row),
      `${row.kind}, ${row.severity}`,
      row.examples
        .slice(0, 2)
        .map((line) => `${line.case}: ${line.entry}`)
        .join('; '),
      String(row.counts.alarms),
    ]);
  return tableOf(['leg and formats', 'kind', 'for example', 'alarms'], rows, 3);
}
