import type { FaultCounts, MissLine, Tally } from './tally.ts';
import { added } from './tally.ts';

/** A tally as plain lines, for those who mend what is missed: each fault of each leg, each miss. */
export function renderList(tally: Tally): string {
  const lines = [...tally.misses.map(missLine), ...alarmLines(tally)];
  for (const { case: id, faults, why } of tally.broken)
    lines.push(`BROKEN ${id} [${faults.join()}] ${why}`);
  for (const { leg, formats, tool, counts } of tally.legs) {
    lines.push('', `${leg} ${formats.mig} v ${formats.hie}, ${tool}: ${numbers(counts)}`);
    const rows = tally.faults
      .filter(
        (row) =>
          row.leg === leg &&
          row.tool === tool &&
          row.formats.hie === formats.hie &&
          row.formats.mig === formats.mig,
      )
      .toSorted((a, b) => (`${a.fault} ${a.id}` < `${b.fault} ${b.id}` ? -1 : 1));
    if (tool === 'ours')
      lines.push(
        ...rows.map(({ fault, id, counts: own }) => `  ${fault} ${id.padEnd(34)} ${numbers(own)}`),
      );
    const [first, ...rest] = rows.map((row) => row.counts);
    if (first !== undefined)
      lines.push(`  all ${' '.repeat(34)} ${numbers(rest.reduce<FaultCounts>(added, first))}`);
  }
  for (const { twin, tool, counts } of tally.twins)
    lines.push(`twins ${tool} ${twin} ${numbers(counts)}`);
  for (const row of tally.practices)
    lines.push(
      `practice ${row.patients} at ${row.rate}: spoilt ${row.spoilt.length}, stopped ${row.stopped.length}`,
    );
  return `${lines.join('\n')}\n`;
}

const NOT_SHOWN = new Set(['kindAsked', 'entryAsked', 'severityAsked']);

function numbers(counts: object): string {
  return Object.entries(counts)
    .filter(([name, number]) => number !== 0 && !NOT_SHOWN.has(name))
    .map(([name, number]) => `${name} ${number}`)
    .join('  ');
}

function missLine(line: MissLine): string {
  const { what, case: id, formats, fault, kinds, severity, entry, instead, placed } = line;
  const where = placed ? '' : ' (nowhere in the answers)';
  const came = instead.join(', ') || 'nothing';
  return `${what.toUpperCase()} ${id} ${formats.hie} ${fault} ${line.id} wants ${kinds.join('|')} ${severity} — ${entry ?? 'a list'}${where} — came: ${came}`;
}

function alarmLines({ alarms }: Tally): string[] {
  return alarms.flatMap(({ leg, formats, kind, severity, counts, examples }) => [
    `FALSE ${leg} ${formats.hie} ${kind} ${severity}: ${counts.alarms}`,
    ...examples.map((line) => `    ${line.case} ${line.entry} [${line.faults.join()}]`),
  ]);
}
