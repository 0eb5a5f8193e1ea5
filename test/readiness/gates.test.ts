import { describe, expect, test } from 'vitest';
import { GATES } from '../../src/readiness/gates.ts';
import { filesBelow, read } from '../support/source-files.ts';

const files = filesBelow('src/readiness/gates', '.ts').map((file) =>
  file.replace(/^.*\//, '').replace(/\.ts$/, ''),
);

/** The order of the programme, whether or not a gate is built yet. */
const ORDER = [
  'registered',
  'assured',
  'agreed',
  'connected',
  'parity',
  'safe',
  'live',
  'moved',
  'off',
];

describe('the registry of gates', () => {
  test('every file is listed once, under its own name', () => {
    expect(GATES.map((gate) => gate.id).toSorted()).toEqual(files.toSorted());
  });

  test('gates stand in the order they are passed', () => {
    const places = GATES.map((gate) => ORDER.indexOf(gate.id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test.each(GATES)('$id has a test, a page, a question and an owner', (gate) => {
    expect(filesBelow('test/readiness/gates', '.test.ts')).toContain(
      `test/readiness/gates/${gate.id}.test.ts`,
    );
    const page = read('docs/gates.md');
    expect(page).toMatch(new RegExp(`^## \`${gate.id}\``, 'm'));
    expect(page).toContain(gate.question);
    expect(page).toContain(gate.owner);
    expect(gate.question).toMatch(/\?$/);
  });
});
