import { foldText } from '../../base/text-fold.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import type { Entry } from '../../record/entry.ts';

/** The part of an entry that names what it states. */
type Statement = Pick<Entry, 'about' | 'codes' | 'term'>;

/**
 * Whether two statements that claim to be one contradict each other: about the patient and about a
 * relative, codes that share nothing in a system both use, or wordings without a word in common.
 */
export function contradict(a: Statement, b: Statement): boolean {
  return a.about !== b.about || haveOtherCodes(a.codes, b.codes) || haveOtherWords(a.term, b.term);
}

/** In the national systems one thing has one code; a supplier's own system counts where no other is shared. */
function haveOtherCodes(a: readonly Code[], b: readonly Code[]): boolean {
  const own = a.filter(isTelling);
  const others = b.filter(isTelling);
  const shared = own.filter((code) => others.some(({ system }) => system === code.system));
  const national = shared.filter(({ system }) => NATIONAL.has(system));
  const counted = national.length > 0 ? national : shared;
  return counted.some(
    ({ system }) => !counted.some((code) => code.system === system && isAmong(code, others)),
  );
}

/** Descriptions are left out: two of them may word one concept. */
function isTelling({ identifies }: Code): boolean {
  return identifies !== 'description';
}

function isAmong({ system, code }: Code, others: readonly Code[]): boolean {
  return others.some((other) => other.code === code && other.system === system);
}

const NATIONAL: ReadonlySet<string> = new Set([
  CODE_SYSTEMS.snomed,
  CODE_SYSTEMS.readV2,
  CODE_SYSTEMS.ctv3,
]);

/** A wording without a significant word says nothing either way. */
function haveOtherWords(a: string | undefined, b: string | undefined): boolean {
  const [own, other] = [wordsOf(a), wordsOf(b)];
  return own.size > 0 && other.size > 0 && own.isDisjointFrom(other);
}

function wordsOf(text: string | undefined): ReadonlySet<string> {
  const words = foldText(text ?? '').split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 2 && !INSIGNIFICANT.has(word)));
}

/** Words any two wordings may share, and the kinds SNOMED puts behind its terms. */
const INSIGNIFICANT: ReadonlySet<string> = new Set(
  `the and for with without from due not nos nec other unspecified disorder finding situation procedure
  observable entity event history`.split(/\s+/),
);
