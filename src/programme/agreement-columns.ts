import type { FileRefusal } from './file-reading.ts';
import { foldHeader } from './csv-rows.ts';
import { PARTY_STATES, type PartyState } from './agreement-state.ts';
import { DPIA_STATES, type DpiaState } from './agreement.ts';

/** Column of the export for each of our fields, unless the configuration names another. */
export const DEFAULT_COLUMNS = {
  agreement: 'agreement',
  channel: 'channel',
  provider: 'provider',
  consumer: 'consumer',
  providerState: 'provider_state',
  providerSignedOn: 'provider_signed_on',
  consumerState: 'consumer_state',
  consumerSignedOn: 'consumer_signed_on',
  party: 'party',
  role: 'role',
  state: 'state',
  signedOn: 'signed_on',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  dpiaState: 'dpia_state',
  supersedes: 'supersedes',
  asAt: 'as_at',
} as const;

/** A field of an agreement export. */
export type AgreementField = keyof typeof DEFAULT_COLUMNS;

/** Fields an export must have, by its layout. */
export const REQUIRED_FIELDS: Readonly<Record<'flow' | 'party', readonly AgreementField[]>> = {
  flow: ['agreement', 'channel', 'provider', 'consumer', 'providerState', 'consumerState'],
  party: ['agreement', 'channel', 'party', 'role', 'state'],
};

/** How an export is read: where its fields stand and what its words mean. */
export interface AgreementMap {
  readonly columns: Readonly<Record<AgreementField, string>>;
  /** Fields whose column the configuration names: a file without it is refused. */
  readonly named: readonly AgreementField[];
  readonly partyStates: ReadonlyMap<string, PartyState>;
  readonly dpiaStates: ReadonlyMap<string, DpiaState>;
}

/**
 * Makes the map from the configuration. In `columns` each key is a field of ours and each value the
 * name of a column; in `states` each key is a party state of ours (or `dpia-` and a DPIA state) and
 * each value the export's words for it, several joined by `|`.
 */
export function createAgreementMap(config: {
  readonly columns: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}): AgreementMap | FileRefusal {
  const fields = Object.keys(DEFAULT_COLUMNS);
  const stray = Object.keys(config.columns).filter((key) => !fields.includes(key));
  if (stray.length > 0) return unknownKeys('agreements.columns', stray, fields);
  const states = [...PARTY_STATES, ...DPIA_STATES.map((state) => `dpia-${state}`)];
  const strayStates = Object.keys(config.states).filter((key) => !states.includes(key));
  if (strayStates.length > 0) return unknownKeys('agreements.states', strayStates, states);
  const columns = { ...DEFAULT_COLUMNS, ...config.columns } as Record<AgreementField, string>;
  for (const field of fields as AgreementField[]) columns[field] = foldHeader(columns[field]);
  return {
    columns,
    named: Object.keys(config.columns) as AgreementField[],
    partyStates: readWords(PARTY_STATES, '', config.states),
    dpiaStates: readWords(DPIA_STATES, 'dpia-', config.states),
  };
}

/** How words of an export are compared: `Due for review`, `due_for_review` and `due-for-review` are one. */
export function foldWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}

/** Our own words, then the configured ones, which may give a word of ours another meaning. */
function readWords<State extends string>(
  own: readonly State[],
  prefix: string,
  configured: Readonly<Record<string, string>>,
): ReadonlyMap<string, State> {
  const words = new Map<string, State>(own.map((state) => [state, state]));
  for (const state of own) {
    for (const word of (configured[`${prefix}${state}`] ?? '').split('|')) {
      if (word.trim() !== '') words.set(foldWord(word), state);
    }
  }
  return words;
}

function unknownKeys(
  place: string,
  stray: readonly string[],
  known: readonly string[],
): FileRefusal {
  return {
    refused: `The configuration's ${place} does not know ${stray.map((key) => `"${key}"`).join(', ')}.`,
    next: `Use these keys: ${known.join(', ')}.`,
  };
}
