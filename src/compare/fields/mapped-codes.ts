import { AGENT_KINDS, agentWords } from '../../match/agent-words.ts';
import { agreeOnSystem } from '../../match/code-agreement.ts';
import { mapOwn, relateByMaps } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { hasCertainConcept, nameMaps, relateMapped } from '../../match/mapped-codes.ts';
import type { MapAgreement } from '../../match/mapped-codes.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { different, unknown } from '../difference.ts';
import type { ComparedPair, Difference, Outcome } from '../difference.ts';
import { sameWording } from './wording.ts';

type Values = readonly [string | undefined, string | undefined];

/** Kinds of finding that say that two codes mean the same, so that the wording is still to be compared. */
export const SAME_MEANING_KINDS: ReadonlySet<string> = new Set(['code-remapped', 'code-inactive']);

/**
 * What the code maps say of two entries without a code in common; undefined without maps, and where they say
 * nothing certain. What a map itself calls ambiguous is neither equal nor different.
 */
export function compareUnderMaps(pair: ComparedPair, values: Values): Outcome | undefined {
  const { mig, hie } = pair;
  if (mig.mapped === undefined || hie.mapped === undefined) return undefined;
  const agreement = relateByMaps(mig, hie);
  if (agreement === undefined) {
    const isTold = hasCertainConcept(mig.mapped) && hasCertainConcept(hie.mapped);
    return isTold ? changedUnderMaps(pair, values) : undefined;
  }
  if (agreement.relation === 'equal') return compareRetired(pair, values, agreement);
  if (agreement.relation === 'doubtful') return compareDoubtful(pair, values, agreement);
  return compareNeighbours(pair, values, agreement);
}

/** What the maps say of some codes of each side, where both sides have maps. */
export function relateWithin(
  ...[mig, hie]: readonly (readonly [EntryFacts, readonly Code[]])[]
): MapAgreement | undefined {
  if (mig === undefined || hie === undefined) return undefined;
  const [a, b] = [mapOwn(...mig), mapOwn(...hie)];
  return a === undefined || b === undefined ? undefined : relateMapped(a, b);
}

/** Two codes of one meaning: counted, with the map that says so. */
export function sameMeaning(values: Values, { citations }: MapAgreement): Difference {
  return different('code-remapped', 'codes', values, {
    why: `the codes mean the same under ${nameMaps(citations)}.`,
  });
}

/** Where a concept was taken out of use and the other side shows what took its place. */
function compareRetired(pair: ComparedPair, values: Values, agreement: MapAgreement): Difference {
  const retired = agreement.citations.filter(({ kind }) => kind === 'concept-replaced');
  const shows = ({ entry }: EntryFacts): boolean =>
    retired.some(({ from }) =>
      entry.codes.some(({ system, code }) => system === CODE_SYSTEMS.snomed && code === from),
    );
  const [onMig, onHie] = [shows(pair.mig), shows(pair.hie)];
  if (!onMig && !onHie) return sameMeaning(values, agreement);
  const side = onHie ? 'HIE' : 'MIG';
  return different('code-inactive', 'codes', values, {
    grade: onHie ? undefined : 'on-mig',
    why: `the code on the ${side} was taken out of use; the other is its replacement under ${nameMaps(retired)}.`,
  });
}

/** Codes the maps lead to different meanings; of one wording they may be two codes for one thing. */
function changedUnderMaps({ mig, hie }: ComparedPair, values: Values): Outcome | undefined {
  // Codes of one system are compared as without maps.
  if (agreeOnSystem(mig.codes, hie.codes) === 'different') return undefined;
  const isAgent = AGENT_KINDS.has(mig.entry.kind) || AGENT_KINDS.has(hie.entry.kind);
  const grade = isAgent ? 'same-wording-critical' : 'same-wording';
  return different('code-changed', 'codes', values, {
    grade: sameWording(mig, hie) ? grade : undefined,
  });
}

function compareDoubtful(
  { mig, hie }: ComparedPair,
  values: Values,
  { citations }: MapAgreement,
): Outcome {
  const maps = nameMaps(citations.filter(({ ambiguous }) => ambiguous));
  const isPlain = agreeOnSystem(mig.codes, hie.codes) === 'no-common-system';
  if (isPlain && sameWording(mig, hie)) {
    return unknown('codes', `A code has several meanings under ${maps}.`);
  }
  return different('undetermined', 'codes', values, {
    why: `a code has several meanings under ${maps}, so nobody can tell whether the two mean the same.`,
  });
}

/** The HIE says less (broader) or more (narrower) than the MIG. A brand for its generic is the same product. */
function compareNeighbours(
  { mig, hie }: ComparedPair,
  values: Values,
  { relation, citations }: MapAgreement,
): Difference {
  const kind = relation === 'broader' ? 'code-broader' : 'code-narrower';
  const steps = citations.filter(({ kind: step }) => NEIGHBOUR_STEPS.has(step));
  const isBrand = steps.length > 0 && steps.every(({ kind: step }) => step === 'amp-to-vmp');
  if (!isBrand) {
    const how = relation === 'broader' ? 'a wider' : 'a narrower';
    return different(kind, 'codes', values, {
      why: `the code on the HIE has ${how} meaning under ${nameMaps(citations)}.`,
    });
  }
  const [brand, generic] = relation === 'broader' ? ['MIG', 'HIE'] : ['HIE', 'MIG'];
  const isCritical = [mig, hie].some(({ terms }) =>
    agentWords(terms.join(' ')).some((word) => BY_BRAND.has(word)),
  );
  return different(kind, 'codes', values, {
    grade: isCritical ? 'brand-critical' : 'brand',
    why: `the ${brand} names the brand and the ${generic} the same drug without it, under ${nameMaps(citations)}.`,
  });
}

const NEIGHBOUR_STEPS: ReadonlySet<string> = new Set(['amp-to-vmp', 'vmp-to-vtm']);

/**
 * Drugs to be prescribed by brand, since products of one name are not interchangeable: antiepileptics of
 * category 1 (MHRA Drug Safety Update, November 2013), oral tacrolimus and ciclosporin (MHRA, June 2012),
 * beclometasone inhalers (MHRA, July 2008), and lithium, theophylline, aminophylline, insulin and the
 * modified-release forms of diltiazem, nifedipine and methylphenidate (BNF, guidance in each monograph).
 */
const BY_BRAND: ReadonlySet<string> = new Set([
  'carbamazepine',
  'phenytoin',
  'phenobarbital',
  'primidone',
  'tacrolimus',
  'ciclosporin',
  'beclometasone',
  'lithium',
  'theophylline',
  'aminophylline',
  'insulin',
  'diltiazem',
  'nifedipine',
  'methylphenidate',
]);
