import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Entry } from '../../record/entry.ts';
import type { ComparedPair } from '../difference.ts';

/** What nobody knows an allergy to, by the SNOMED concept that says so. */
const SCOPES: ReadonlyMap<string, string> = new Map([
  ['716186003', 'anything'],
  ['160244002', 'anything'],
  ['409137002', 'drugs'],
  ['429625007', 'food'],
  ['428607008', 'surroundings'],
  ['716184000', 'latex'],
  ['716220001', 'animals'],
]);

/**
 * Whether both sides state that no allergy is known, and to the same: the statement is one fact, whatever
 * the code systems and wordings it is told in. "No known drug allergies" is not "no known allergies".
 */
export function statesSameAbsence({ mig, hie, entries }: ComparedPair): boolean {
  if (!mig.noneKnown || !hie.noneKnown) return false;
  const [a, b] = [scopeOf(entries.mig), scopeOf(entries.hie)];
  return a !== undefined && a === b;
}

function scopeOf({ codes, term }: Entry): string | undefined {
  const wordings = [term, ...codes.map((code) => code.term)];
  const told = new Set([
    ...codes.flatMap(({ system, code }) =>
      system === CODE_SYSTEMS.snomed ? (SCOPES.get(code) ?? []) : [],
    ),
    ...wordings.flatMap((wording) => scopeOfWords(wording) ?? []),
  ]);
  // A code and a wording that say different things leave the scope open.
  return told.size === 1 ? [...told][0] : undefined;
}

function scopeOfWords(wording: string | undefined): string | undefined {
  const match = WORDING.exec(wording ?? '');
  if (match === null) return undefined;
  return match[1] === undefined ? 'anything' : 'drugs';
}

const WORDING = /^\s*(?:no|nil) known (drug )?allerg(?:y|ies)\s*$/i;
