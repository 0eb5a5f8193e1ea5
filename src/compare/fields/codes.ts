import { maskNumbers } from '../../base/mask-numbers.ts';
import { AGENT_KINDS, agentWords } from '../../match/agent-words.ts';
import { agreeOnSystem, systemOf } from '../../match/code-agreement.ts';
import { codeKey, hasMeaning } from '../../match/code-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { wordsOf } from '../../match/words.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { canonicalRead } from '../../record/read-code.ts';
import { different, unknown } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { namesNoAgent } from './generic-concepts.ts';
import { statesSameAbsence } from './none-known.ts';
import { compareUnderMaps, relateWithin, sameMeaning } from './mapped-codes.ts';
import { sameWording } from './wording.ts';

/**
 * Compares the codes, under the code maps where there are any. A system both sides use without a common code
 * is a change, also where another system agrees; codes of different systems only, of which no map says
 * anything certain, are not comparable, and undetermined when the wordings differ too.
 */
export function compareCodes(pair: ComparedPair): Outcome | undefined {
  const { mig, hie } = pair;
  if (mig.codes.length === 0 && hie.codes.length === 0) return compareDegrading(pair);
  if (mig.codes.length === 0 || hie.codes.length === 0) return compareCodedWithUncoded(pair);
  if (mig.codes.some((code) => hie.codes.includes(code))) {
    return compareContradiction(pair) ?? compareGeneric(pair) ?? compareNameless(pair);
  }
  return compareUnshared(pair, [printCodes(mig), printCodes(hie)]);
}

/** Codes of both sides of which none is the same. */
function compareUnshared(
  pair: ComparedPair,
  values: readonly [string | undefined, string | undefined],
): Outcome {
  const { mig, hie } = pair;
  // A supplier's own code beside a degrade code says no more to decision support than the degrade code.
  if (isLeftDegraded(mig) !== isLeftDegraded(hie))
    return different('code-degraded', 'codes', values);
  const told = compareUnderMaps(pair, values);
  if (told !== undefined) return told;
  if (lostItsSystem(mig, hie)) return different('code-system-lost', 'codes', values);
  if (agreeOnSystem(mig.codes, hie.codes) === 'different') {
    return different('code-changed', 'codes', values);
  }
  return compareSystems(pair, values);
}

/** Codes of other systems that no map brings together: the wording says whether that matters. */
function compareSystems(
  pair: ComparedPair,
  values: readonly [string | undefined, string | undefined],
): Outcome {
  const { mig, hie } = pair;
  if (sameWording(mig, hie)) return unknown('codes', mig.mapped === undefined ? NO_MAP : UNMAPPED);
  if (statesSameAbsence(pair)) {
    return unknown('codes', 'Both sides state that no allergy is known, each in its own codes.');
  }
  return different('undetermined', 'codes', values, {
    why: 'the two sides use different code systems and different wording, so nobody can tell whether they mean the same.',
  });
}

const NO_MAP = 'The two sides use different code systems and no code map is loaded.';
const UNMAPPED =
  'The two sides use different code systems and no loaded code map says what they mean together.';

/** Whether a code stands in for one that could not be carried over, and no code of a known system beside it. */
function isLeftDegraded({ degraded, codes }: EntryFacts): boolean {
  return degraded && !codes.some((key) => KNOWN_SYSTEMS.has(key.slice(0, key.indexOf('|'))));
}

const KNOWN_SYSTEMS: ReadonlySet<string> = new Set(Object.values(CODE_SYSTEMS));

/**
 * One system agrees and another does not. Where the wording beside the contradicting codes is the same, it
 * may be two codes of one meaning; a drug or an allergy is told all the same.
 */
function compareContradiction({ mig, hie }: ComparedPair): Outcome | undefined {
  const system = contradicted(mig, hie);
  if (system === undefined) return undefined;
  const within = relateWithin([mig, codesIn(mig, system)], [hie, codesIn(hie, system)]);
  if (within?.relation === 'equal') {
    return sameMeaning([printIn(mig, system), printIn(hie, system)], within);
  }
  const isAgent = AGENT_KINDS.has(mig.entry.kind) || AGENT_KINDS.has(hie.entry.kind);
  const wordsFor = isAgent ? agentWords : wordsOf;
  const [a, b] = [mig, hie].map((facts) => wordsFor(wordingBeside(facts, system)).join(' '));
  const [c, d] = [mig, hie].map(({ entry }) => wordsFor(entry.term ?? '').join(' '));
  const isSame = a === b && (c === d || c === '' || d === '');
  const sameGrade = isAgent ? 'same-wording-critical' : 'same-wording';
  return different('code-changed', 'codes', [printIn(mig, system), printIn(hie, system)], {
    grade: isSame ? sameGrade : undefined,
    why: 'the codes agree in one code system and contradict each other in another.',
  });
}

/** A system both sides use without a common code. The description only chooses a wording. */
function contradicted(mig: EntryFacts, hie: EntryFacts): string | undefined {
  for (const key of mig.codes) {
    const system = systemOf(key);
    if (system.endsWith('#description') || isNamelessSystem(system)) continue;
    const others = hie.codes.filter((code) => systemOf(code) === system);
    if (others.length > 0 && !others.some((code) => mig.codes.includes(code))) return system;
  }
  return undefined;
}

function wordingBeside(facts: EntryFacts, system: string): string {
  const terms = codesIn(facts, system).flatMap(({ term }) => term ?? []);
  return terms.length > 0 ? terms.join(' ') : (facts.entry.term ?? '');
}

/** A concept that names no substance: only the wording says what the allergy or the drug is. */
function compareGeneric({ mig, hie }: ComparedPair): Outcome | undefined {
  if (!AGENT_KINDS.has(mig.entry.kind) && !AGENT_KINDS.has(hie.entry.kind)) return undefined;
  const shared = mig.codes.filter((code) => hie.codes.includes(code));
  if (!shared.every(namesNoAgent)) return undefined;
  const [a, b] = [agentOf(mig), agentOf(hie)];
  const isKept = a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
  if (isKept && a.length > 0 === b.length > 0) return undefined;
  return different('code-changed', 'codes', [printCodes(mig), printCodes(hie)], {
    why: 'the code names no substance, and the wording beside it names another one or none.',
  });
}

/** The substance a wording names; the free text may name it where the wording does not. */
function agentOf({ entry }: EntryFacts): readonly string[] {
  const words = agentWords(entry.term ?? '');
  return words.length > 0 ? words : agentWords(entry.text.join(' '));
}

function compareDegrading({ mig, hie }: ComparedPair): Outcome | undefined {
  if (mig.degraded === hie.degraded) return undefined;
  return unknown('codes', `The ${mig.degraded ? 'HIE' : 'MIG'} gives no code.`);
}

function compareCodedWithUncoded({ mig, hie }: ComparedPair): Outcome {
  const values = [printCodes(mig), printCodes(hie)] as const;
  const bare = mig.codes.length === 0 ? mig : hie;
  if (mig.degraded && hie.degraded) {
    return unknown(
      'codes',
      'Both sides give a code that stands in for one that could not be kept.',
    );
  }
  if (bare.degraded) return different('code-degraded', 'codes', values);
  if (bare === hie) {
    return different('code-degraded', 'codes', values, {
      why: 'the HIE gives words only where the MIG gives a code, so decision support does not see it.',
    });
  }
  return unknown('codes', 'The MIG gives no code.');
}

/** A code in common does not make up for one beside it that lost its system: software follows the main code. */
function compareNameless({ mig, hie }: ComparedPair): Outcome | undefined {
  if (!hasNameless(mig) && !hasNameless(hie)) return undefined;
  if (!lostItsSystem(mig, hie)) return undefined;
  return different('code-system-lost', 'codes', [printCodes(mig), printCodes(hie)]);
}

function hasNameless({ entry }: EntryFacts): boolean {
  return entry.codes.some(({ system }) => isNamelessSystem(system));
}

/** The same code on both sides, but one of them no longer says which system it is from. */
function lostItsSystem(mig: EntryFacts, hie: EntryFacts): boolean {
  return isNamelessOf(mig, hie) || isNamelessOf(hie, mig);
}

/** Whether a side has a code without a system, which the other side has with one and it has with none. */
function isNamelessOf(bare: EntryFacts, named: EntryFacts): boolean {
  const own = meaningful(bare);
  return own.some(
    (code) =>
      isNamelessSystem(code.system) &&
      meaningful(named).some(
        (other) =>
          !isNamelessSystem(other.system) &&
          isSameText(code.code, other) &&
          !own.some((each) => !isNamelessSystem(each.system) && isSameText(code.code, each)),
      ),
  );
}

/** Without its system nobody knew that a code was a Read code, so it was left as written. */
function isSameText(written: string, { system, code }: Code): boolean {
  return written === code || (READ_SYSTEMS.has(system) && canonicalRead(written) === code);
}

const READ_SYSTEMS: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.ctv3]);

function meaningful({ entry }: EntryFacts): readonly Code[] {
  return entry.codes.filter(hasMeaning);
}

function codesIn(facts: EntryFacts, system: string): readonly Code[] {
  return meaningful(facts).filter((code) => systemOf(codeKey(code)) === system);
}

/** Whether a code says nothing of where it is from. */
export function isNamelessSystem(system: string): boolean {
  return system === '' || (system.length === 7 && system.toLowerCase() === 'unknown');
}

/** The codes of an entry for a finding: SNOMED first, at most three. */
function printCodes({ entry }: EntryFacts): string | undefined {
  const ordered = [...entry.codes].sort((a, b) => rankOf(a) - rankOf(b));
  if (ordered.length === 0) return undefined;
  return ordered.slice(0, 3).map(printCode).join('; ');
}

function printIn(facts: EntryFacts, system: string): string {
  return codesIn(facts, system).slice(0, 3).map(printCode).join('; ');
}

function rankOf(code: Code): number {
  return code.system === CODE_SYSTEMS.snomed ? 0 : 1;
}

function printCode({ code, term }: Code): string {
  return term === undefined ? code : `${code} (${maskNumbers(term)})`;
}
