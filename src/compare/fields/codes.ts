import { agreeOnSystem } from '../../match/code-agreement.ts';
import { hasMeaning } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { different, unknown } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { sameWording } from './wording.ts';

/**
 * Compares the codes without a code map: one in common is enough; a system in common without a common
 * code is a change; codes of different systems only are not comparable, and undetermined when the wordings
 * differ too.
 */
export function compareCodes(pair: ComparedPair): Outcome | undefined {
  const { mig, hie } = pair;
  if (mig.codes.some((code) => hie.codes.includes(code))) return undefined;
  if (mig.codes.length === 0 && hie.codes.length === 0) return compareDegrading(pair);
  if (mig.codes.length === 0 || hie.codes.length === 0) return compareCodedWithUncoded(pair);
  const values = [printCodes(mig), printCodes(hie)] as const;
  if (lostItsSystem(mig, hie)) return different('code-system-lost', 'codes', values);
  if (agreeOnSystem(mig.codes, hie.codes) === 'different') {
    return different('code-changed', 'codes', values);
  }
  if (sameWording(mig, hie)) {
    return unknown('codes', 'The two sides use different code systems and no code map is loaded.');
  }
  return different('undetermined', 'codes', values, {
    why: 'the two sides use different code systems and different wording, so nobody can tell whether they mean the same.',
  });
}

function compareDegrading({ mig, hie }: ComparedPair): Outcome | undefined {
  if (mig.degraded === hie.degraded) return undefined;
  return unknown('codes', `The ${mig.degraded ? 'HIE' : 'MIG'} gives no code.`);
}

function compareCodedWithUncoded({ mig, hie }: ComparedPair): Outcome {
  const values = [printCodes(mig), printCodes(hie)] as const;
  const bare = mig.codes.length === 0 ? mig : hie;
  if (bare.degraded) return different('code-degraded', 'codes', values);
  if (bare === hie) {
    return different('code-degraded', 'codes', values, {
      why: 'the HIE gives words only where the MIG gives a code, so decision support does not see it.',
    });
  }
  return unknown('codes', 'The MIG gives no code.');
}

/** The same code on both sides, but one of them no longer says which system it is from. */
function lostItsSystem(mig: EntryFacts, hie: EntryFacts): boolean {
  return meaningful(mig).some((a) =>
    meaningful(hie).some(
      (b) => a.code === b.code && a.system !== b.system && (isNameless(a) || isNameless(b)),
    ),
  );
}

function meaningful({ entry }: EntryFacts): readonly Code[] {
  return entry.codes.filter(hasMeaning);
}

function isNameless({ system }: Code): boolean {
  return system === '' || system.toLowerCase() === 'unknown';
}

/** The codes of an entry for a finding: SNOMED first, at most three. */
function printCodes({ entry }: EntryFacts): string | undefined {
  const ordered = [...entry.codes].sort((a, b) => rankOf(a) - rankOf(b));
  if (ordered.length === 0) return undefined;
  return ordered.slice(0, 3).map(printCode).join('; ');
}

function rankOf(code: Code): number {
  return code.system === CODE_SYSTEMS.snomed ? 0 : 1;
}

function printCode({ code, term }: Code): string {
  return term === undefined ? code : `${code} (${term})`;
}
