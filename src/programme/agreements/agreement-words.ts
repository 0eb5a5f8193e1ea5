import { PARTY_STATES, type PartyState } from './agreement-state.ts';
import {
  CHANNELS,
  type Channel,
  DPIA_STATES,
  type DpiaState,
  SIGNATORY_ROLES,
  type SignatoryRole,
  TIERS,
  type Tier,
} from './agreement.ts';

/** Which end of an agreement a party is. */
export const PARTY_ROLES = ['provider', 'consumer'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** What the words of an export mean, one table for each kind of word. */
export interface AgreementWords {
  readonly state: ReadonlyMap<string, PartyState>;
  readonly dpia: ReadonlyMap<string, DpiaState>;
  readonly channel: ReadonlyMap<string, Channel>;
  readonly role: ReadonlyMap<string, PartyRole>;
  readonly tier: ReadonlyMap<string, Tier>;
  readonly signatory: ReadonlyMap<string, SignatoryRole>;
}

/** Each kind of word: what stands before our word in the configuration, and our words. */
export const WORD_KINDS: Readonly<
  Record<keyof AgreementWords, { readonly prefix: string; readonly own: readonly string[] }>
> = {
  state: { prefix: '', own: PARTY_STATES },
  dpia: { prefix: 'dpia-', own: DPIA_STATES },
  channel: { prefix: 'channel-', own: CHANNELS },
  role: { prefix: 'role-', own: PARTY_ROLES },
  tier: { prefix: 'tier-', own: TIERS.map(String) },
  signatory: { prefix: 'signatory-', own: SIGNATORY_ROLES },
};

/** The keys `agreements.states` of the configuration may have. */
export const WORD_KEYS: readonly string[] = Object.values(WORD_KINDS).flatMap(({ prefix, own }) =>
  own.map((word) => `${prefix}${word}`),
);

/** Our own words, then the configured ones, which may give a word of ours another meaning. */
export function readAgreementWords(configured: Readonly<Record<string, string>>): AgreementWords {
  return {
    state: gather<PartyState>('state', PARTY_STATES, configured),
    dpia: gather<DpiaState>('dpia', DPIA_STATES, configured),
    channel: gather<Channel>('channel', CHANNELS, configured),
    role: gather<PartyRole>('role', PARTY_ROLES, configured),
    tier: gather<Tier>('tier', TIERS, configured),
    signatory: gather<SignatoryRole>('signatory', SIGNATORY_ROLES, configured),
  };
}

/** How words of an export are compared: `Due for review`, `due_for_review` and `due-for-review` are one. */
export function foldWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}

function gather<Meaning extends string | number>(
  kind: keyof AgreementWords,
  own: readonly Meaning[],
  configured: Readonly<Record<string, string>>,
): ReadonlyMap<string, Meaning> {
  const { prefix } = WORD_KINDS[kind];
  const words = new Map<string, Meaning>();
  for (const meaning of own) {
    words.set(String(meaning), meaning);
    if (kind === 'tier') words.set(`tier-${meaning}`, meaning);
  }
  for (const meaning of own) {
    for (const word of (configured[`${prefix}${meaning}`] ?? '').split('|')) {
      if (word.trim() !== '') words.set(foldWord(word), meaning);
    }
  }
  return words;
}
