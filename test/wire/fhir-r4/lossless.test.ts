import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/fhir-r4/ignored.ts';
import { read } from './fixture.ts';
import type { Tree } from './fixture.ts';
import { fullAnswer } from './full/answer.ts';
import { CLINICAL } from './full/clinical.ts';
import { DRUGS } from './full/drugs.ts';
import { MEASURED } from './full/measured.ts';

/** One member of the answer and the element that has it. */
interface Member {
  readonly path: string;
  readonly name: string;
  readonly owner: Tree;
}

/** Names that some element leaves out on purpose, each with its reason in the table. */
const LEFT_OUT = new Set(Object.values(IGNORED).flatMap((members) => Object.keys(members)));

/** Places of the answer, by type of resource, that say nothing or say again what stands elsewhere. */
const SAY_NOTHING: readonly (readonly [RegExp, string])[] = [
  [/^Bundle \.entry\[\d+\]\.fullUrl$/, 'the references name type and id'],
  [/^Patient .*\.extension$/, 'how the number was traced is no clinical fact'],
  [/^Patient \.name\[0\]/, 'the official name is read'],
  [/^Patient \.address\[[02]\]/, 'the postcode of the home is read'],
  [/^Patient \.generalPractitioner\[0\]\.(reference|identifier)/, 'each names the practice'],
  [/^Organization \.identifier/, 'the patient bears the code of the practice too'],
  [/^(Organization|Location) \.name$/, 'told where an entry names it'],
  [/^Practitioner /, 'practitioners are administrative'],
  [/^Composition \.(section|subject)/, 'a section speaks where no entry does'],
  [/^List \.(entry|subject)/, 'a list speaks where no entry does'],
  [/ \.category\[\d+\]\.coding/, 'a category of one word is read by its code alone'],
  [/^Specimen \.type\.coding/, 'of a specimen the wording is read'],
  [/^Specimen \.subject/, 'the report names the subject'],
  [/^ServiceRequest \.subject$/, 'of a request for a test the report names the subject'],
];

/** Where a member stands, with the type of its resource before it. */
function placeOf(tree: Tree, path: string): string {
  const [whole = '', index] = /^\.entry\[(\d+)\]\.resource/.exec(path) ?? [];
  const entry = (tree['entry'] as readonly { resource: Tree }[])[Number(index ?? -1)];
  const type = entry?.resource['resourceType'];
  return `${typeof type === 'string' ? type : 'Bundle'} ${path.slice(whole.length)}`;
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

test('the full answer is read without a problem and without anything unmapped', () => {
  const reading = read(fullAnswer());
  expect(reading.problems).toEqual([]);
  expect(reading.unmapped).toEqual([]);
});

// In parts, for each member costs a reading of all the others.
test.each([
  ['allergies and conditions', CLINICAL.slice(0, 3)],
  ['procedures and vaccines', CLINICAL.slice(3, 6)],
  ['contacts, referrals and documents', CLINICAL.slice(6)],
  ['drugs', DRUGS],
  ['measurements', MEASURED],
])(
  'taking away or renaming any member of the %s is seen, or left out on purpose',
  (_, part) => {
    const tree = structuredClone(fullAnswer(part));
    const whole = read(tree);
    const silent: string[] = [];
    const renamed = new Set<string>();
    walk(tree, '', (member) => {
      if (SAY_NOTHING.some(([said]) => said.test(placeOf(tree, member.path)))) return false;
      const lost = staysWithout(tree, whole, member);
      if (lost && LEFT_OUT.has(member.name)) return false;
      if (lost) silent.push(`${member.path} taken away`);
      // What an unknown name leads to does not depend on the value, so one of each place is enough.
      const place = member.path.replace(/^\.entry\[(\d+)\]/, '$1 ').replaceAll(/\[\d+\]/g, '');
      if (!renamed.has(place) && staysRenamed(tree, whole, member)) {
        silent.push(`${member.path} renamed`);
      }
      renamed.add(place);
      return true;
    });
    expect(silent).toEqual([]);
    expect(renamed.size).toBeGreaterThan(150);
  },
  60_000,
);
