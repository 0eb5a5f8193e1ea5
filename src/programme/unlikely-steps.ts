import { canBecome } from './agreement-state.ts';
import type { FlowAgreement, Party } from './agreement.ts';
import { type ImportNote, createNotes } from './file-reading.ts';

/**
 * Steps between two exports that no series of events explains (withdrawn to signed, say). They are
 * kept as the newer export states them, and told, because one of the two exports is likely wrong.
 */
export function findUnlikelySteps(
  before: readonly FlowAgreement[],
  after: readonly FlowAgreement[],
): ImportNote[] {
  const earlier = new Map(before.map((agreement) => [keyOf(agreement), agreement]));
  const notes = createNotes();
  for (const agreement of after) {
    const old = earlier.get(keyOf(agreement));
    if (old === undefined || old.asAt > agreement.asAt) continue;
    const parties: [Party, Party][] = [
      [old.providerParty, agreement.providerParty],
      [old.consumerParty, agreement.consumerParty],
    ];
    for (const [{ state: from }, { state: to }] of parties) {
      if (from === undefined || to === undefined || canBecome(from, to)) continue;
      notes.add('unlikely-step', `${from} to ${to}`);
    }
  }
  return notes.all();
}

function keyOf({ agreement, provider, consumer }: FlowAgreement): string {
  return [agreement, provider, consumer].join('\u0000');
}
