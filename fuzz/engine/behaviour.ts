import type { Reading } from '../../src/record/reading.ts';

/**
 * What a reading did, as words without content: format, states, kinds of entry with the fields they
 * have, problems, paths of what is unmapped. A cheap stand-in for coverage of code.
 */
export function behaviourOf(reading: Reading): Set<string> {
  const { format, record, problems, unmapped, refusal } = reading;
  const words = new Set<string>();
  for (const { item, state, warnings } of record.items) {
    words.add(`${format} ${item} ${state} ${warnings.join(',')}`);
  }
  for (const entry of record.entries) words.add(`${format} entry ${fieldsOf(entry)}`);
  for (const { severity, what } of problems) {
    words.add(`${format} ${severity} ${what.replaceAll(/\d+/g, '#').slice(0, 120)}`);
  }
  for (const { path } of unmapped) words.add(`${format} unmapped ${lastStep(path)}`);
  words.add(`${format} patient ${fieldsOf(record.patient ?? {})}`);
  words.add(`${format} refusal ${refusal?.class ?? 'none'}`);
  words.add(`${format} size ${Math.ceil(Math.log2(record.entries.length + 1))}`);
  return words;
}

/** The kind of an entry and which of its fields are said at all. */
function fieldsOf(entry: object): string {
  const said = Object.entries(entry).flatMap(([name, value]: [string, unknown]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [name],
  );
  return `${'kind' in entry ? String(entry.kind) : ''} ${said.join(' ')}`;
}

/** The whole path would make every move of an element something new. */
function lastStep(path: string): string {
  return path.split(/[/.]/).at(-1)?.replaceAll(/\d+/g, '#').slice(0, 40) ?? '';
}
