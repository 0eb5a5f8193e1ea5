import { fingerprint } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { BySide } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { FindingDraft } from './rule.ts';

/**
 * What findings of many patients have in common when they have one cause: kind, item, field, the pair of
 * formats, and, where the finding is about codes, the pair of codes. A hash, which says nothing of a patient:
 * no date, value, text or wording goes into it.
 */
export function causeOf(
  { facts, readings }: Comparing,
  kind: string,
  { mig, hie, item, field }: FindingDraft,
): string {
  const isAboutCodes = field === 'codes';
  const codesOf = (own: EntryFacts | undefined): string =>
    isAboutCodes && own !== undefined ? [...own.codes].sort(compareText).join(' ') : '';
  const entries: BySide<EntryFacts | undefined> = {
    mig: mig === null ? undefined : facts.mig[mig],
    hie: hie === null ? undefined : facts.hie[hie],
  };
  return fingerprint([
    kind,
    item ?? undefined,
    field ?? undefined,
    readings.mig.format,
    readings.hie.format,
    codesOf(entries.mig),
    codesOf(entries.hie),
  ]).slice(0, 16);
}
