import { UNRELATED, relativesOf } from '../dictionary/relatives.ts';
import { isSingleResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing, isNewTo } from '../fault-builders.ts';
import type { Concept, SimulatedEntry } from '../model.ts';

/** Sorts of entries whose code may go astray, with the severity of that. */
const SORTS = [
  ['disorder', ['problem', 'diagnosis'], 'considerable'],
  ['procedure', ['procedure', 'immunisation'], 'considerable'],
  ['drug', ['medication'], 'major'],
  ['allergy', ['allergy'], 'major'],
] as const;

/** How far it goes astray, with the kinds that name it rightly. */
const WAYS = [
  ['sibling', 'a neighbour', ['code-changed', 'entry-lost']],
  ['parent', 'something broader', ['code-broader', 'code-changed', 'entry-lost']],
  ['unrelated', 'something else altogether', ['code-changed', 'entry-lost', 'entry-extra']],
] as const;

/** F20: a code is mapped to a neighbour, to a broader meaning, or to a wrong one. */
export const F20: readonly Fault[] = [
  ...SORTS.flatMap(([sort, kinds, severity]) =>
    WAYS.map(([way, words, found]) =>
      changing(
        {
          id: `remap-${sort}-${way}`,
          fault: 'F20',
          title: `A code for a ${sort} became ${words}`,
          size: `${sort}, ${way}`,
          kinds: found,
          field: 'code',
          severity,
        },
        (entry, patient): entry is SimulatedEntry => {
          const target = targetOf(entry, sort, way);
          return isOf(entry, kinds) && target !== undefined && isNewTo(patient, target);
        },
        (entry) => ({ ...entry, concept: targetOf(entry, sort, way) ?? entry.concept }),
      ),
    ),
  ),
  changing(
    {
      id: 'remap-test-unrelated',
      fault: 'F20',
      title: 'A result stands under another test',
      size: 'test, unrelated',
      kinds: ['code-changed', 'entry-lost', 'entry-extra'],
      field: 'code',
      severity: 'considerable',
    },
    isSingleResult,
    (entry) => ({ ...entry, concept: UNRELATED.test }),
  ),
];

/** A denial or a statement that there is none has no neighbour a map would lead to. */
function isOf(entry: SimulatedEntry, kinds: readonly string[]): boolean {
  const isEnded =
    entry.kind === 'allergy' && (entry.ended !== undefined || entry.noneKnown === true);
  return kinds.includes(entry.kind) && !isEnded;
}

function targetOf(
  entry: SimulatedEntry,
  sort: keyof typeof UNRELATED,
  way: (typeof WAYS)[number][0],
): Concept | undefined {
  if (way === 'unrelated') return UNRELATED[sort];
  return relativesOf(entry.concept.snomed)?.[way];
}
