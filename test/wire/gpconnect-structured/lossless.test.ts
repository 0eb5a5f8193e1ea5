import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/gpconnect-structured/ignored.ts';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';
import { bytes, fixtureText } from './fixture.ts';

type Tree = Record<string, unknown>;

/** One member of the fixture and the element that has it. */
interface Member {
  readonly path: string;
  readonly name: string;
  readonly owner: Tree;
}

/** Names that some element leaves out on purpose, each with its reason in the table. */
const LEFT_OUT = new Set(Object.values(IGNORED).flatMap((members) => Object.keys(members)));

/** Places of the fixture that say nothing, or say again what stands elsewhere. */
const SAY_NOTHING: readonly (readonly [RegExp, string])[] = [
  [/^\.entry\[1\]\.resource\.name$/, 'no entry names the practice, whose code is read'],
  [/^\.entry\[[23]\]\.resource\./, 'practitioners and their roles are administrative'],
  [/^\.entry\[2[78]\].*\.dosage(Instruction)?$/, 'the filler for no dose, and no dose, are alike'],
  [/^\.entry\[38\]\.resource\.code\.coding$/, 'the code that every report has'],
  [/\.verificationStatus$/, 'unconfirmed; any other word is read'],
  [/\.extension\[3\]\.extension\[0\]\.value/, 'the type of a link between problems'],
];

/** Numbers become text, which the reader takes alike, so that the tree can be written back. */
function load(): Tree {
  return JSON.parse(fixtureText('full.json').replaceAll(/(": )(-?\d[\d.]*)/g, '$1"$2"')) as Tree;
}

function read(tree: Tree): Reading {
  return readGpConnectStructured(bytes(JSON.stringify(tree)));
}

/** Whether the reading stays as it was while the member is hidden, or stands under another name. */
function staysWithout(tree: Tree, whole: Reading, { owner, name }: Member): boolean {
  const kept = owner[name];
  owner[name] = undefined;
  const same = isDeepStrictEqual(read(tree), whole);
  owner[name] = kept;
  return same;
}

function staysRenamed(tree: Tree, whole: Reading, { owner, name }: Member): boolean {
  const kept = owner[name];
  owner[name] = undefined;
  owner[`${name}Renamed`] = kept;
  const same = isDeepStrictEqual(read(tree), whole);
  delete owner[`${name}Renamed`];
  owner[name] = kept;
  return same;
}

/** The type of the resource a member stands in; extensions differ by their address too. */
function kindAt(tree: Tree, { path, owner }: Member): string {
  const index = Number(/^\.entry\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const entry = (tree['entry'] as readonly { resource: Tree }[])[index];
  return `${String(entry?.resource['resourceType'])} ${String(owner['url'])} ${String(entry?.resource['intent'])}`;
}

/** Every member, in order; those below one that `visit` answers `false` for are left out. */
function walk(node: unknown, path: string, visit: (member: Member) => boolean): void {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) walk(each, `${path}[${index}]`, visit);
  } else if (typeof node === 'object' && node !== null) {
    const owner = node as Tree;
    for (const name of Object.keys(owner)) {
      const member = { path: `${path}.${name}`, name, owner };
      if (visit(member)) walk(owner[name], member.path, visit);
    }
  }
}

test('the full fixture is read without a problem and without anything unmapped', () => {
  const reading = readGpConnectStructured(bytes(fixtureText('full.json')));
  expect(reading.problems).toEqual([]);
  expect(reading.unmapped).toEqual([]);
});

// Some thousand readings: slow on a busy machine, and worth it.
test(
  'taking away or renaming any member is seen, unless it is left out on purpose',
  { timeout: 300_000 },
  () => {
    const tree = load();
    const whole = read(tree);
    const silent: string[] = [];
    const renamed = new Set<string>();
    let visited = 0;
    walk(tree, '', (member) => {
      visited += 1;
      const excused = SAY_NOTHING.some(([place]) => place.test(member.path));
      const lost = staysWithout(tree, whole, member);
      if (lost && LEFT_OUT.has(member.name)) return false;
      if (lost && !excused) silent.push(`${member.path} taken away`);
      // What an unknown name leads to does not depend on the value, so one of each place is enough.
      const place = member.path
        .replaceAll(/\[\d+\]/g, '')
        .replace(/^\.entry\.resource/, kindAt(tree, member));
      if (!excused && !renamed.has(place) && staysRenamed(tree, whole, member)) {
        silent.push(`${member.path} renamed`);
      }
      renamed.add(place);
      return true;
    });
    expect(silent).toEqual([]);
    expect(visited).toBeGreaterThan(1000);
  },
);
