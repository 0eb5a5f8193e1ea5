import { type AgreementWords, WORD_KEYS, readAgreementWords } from './agreement-words.ts';
import { foldHeader } from '../files/csv-rows.ts';
import type { DayOrder } from '../files/day-text.ts';
import type { FileRefusal } from '../files/file-reading.ts';

/** Column of the export for each of our fields, unless the configuration names another. */
export const DEFAULT_COLUMNS = {
  agreement: 'agreement',
  tier: 'tier',
  channel: 'channel',
  provider: 'provider',
  consumer: 'consumer',
  providerState: 'provider_state',
  providerSignedOn: 'provider_signed_on',
  providerSignatoryRole: 'provider_signatory_role',
  consumerState: 'consumer_state',
  consumerSignedOn: 'consumer_signed_on',
  consumerSignatoryRole: 'consumer_signatory_role',
  party: 'party',
  role: 'role',
  state: 'state',
  signedOn: 'signed_on',
  signatoryRole: 'signatory_role',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  dpiaState: 'dpia_state',
  supersedes: 'supersedes',
  asAt: 'as_at',
  signatory: 'signatory',
  providerSignatory: 'provider_signatory',
  consumerSignatory: 'consumer_signatory',
} as const;

/** A field of an agreement export. */
export type AgreementField = keyof typeof DEFAULT_COLUMNS;

/** All fields, in the order they are told. */
export const AGREEMENT_FIELDS = Object.keys(DEFAULT_COLUMNS) as readonly AgreementField[];

/** Fields that name a person: read only where the user asked for it. */
export const STAFF_FIELDS: readonly AgreementField[] = [
  'signatory',
  'providerSignatory',
  'consumerSignatory',
];

/** Fields an export must have, by its layout; `organisation` is a list of tiers 0 and 1 alone. */
export const REQUIRED_FIELDS: Readonly<
  Record<'flow' | 'party' | 'organisation', readonly AgreementField[]>
> = {
  flow: ['agreement', 'channel', 'provider', 'consumer', 'providerState', 'consumerState'],
  party: ['agreement', 'channel', 'party', 'role', 'state'],
  organisation: ['agreement', 'tier', 'party', 'state'],
};

/** How an export is read: where its fields stand and what its words mean. */
export interface AgreementMap {
  readonly columns: Readonly<Record<AgreementField, string>>;
  /** Fields whose column the configuration names: a file without it is refused. */
  readonly named: readonly AgreementField[];
  readonly words: AgreementWords;
  readonly dates: DayOrder;
  /** Whether names of signatories are read at all. */
  readonly keepStaff: boolean;
}

/** What the configuration says of agreement exports. */
export interface AgreementMapConfig {
  readonly columns: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly dates?: DayOrder | undefined;
  readonly keepStaff?: boolean | undefined;
}

/**
 * Makes the map from the configuration. In `columns` each key is a field of ours and each value the
 * name of a column; in `states` each key is a word of ours (with `dpia-`, `channel-`, `role-`, `tier-`
 * or `signatory-` before it, nothing for the state of a party) and each value the export's words for
 * it, several joined by `|`.
 */
export function createAgreementMap(config: AgreementMapConfig): AgreementMap | FileRefusal {
  const stray = Object.keys(config.columns).filter((key) => !isField(key));
  if (stray.length > 0) return unknownKeys('agreements.columns', stray, AGREEMENT_FIELDS);
  const strayWords = Object.keys(config.states).filter((key) => !WORD_KEYS.includes(key));
  if (strayWords.length > 0) return unknownKeys('agreements.states', strayWords, WORD_KEYS);
  const columns = { ...DEFAULT_COLUMNS, ...config.columns } as Record<AgreementField, string>;
  const keepStaff = config.keepStaff ?? false;
  for (const field of AGREEMENT_FIELDS) {
    const read = keepStaff || !STAFF_FIELDS.includes(field);
    columns[field] = read ? foldHeader(columns[field]) : NO_COLUMN;
  }
  const named = (Object.keys(config.columns) as AgreementField[]).filter(
    (field) => columns[field] !== NO_COLUMN,
  );
  const dates = config.dates ?? 'iso';
  return { columns, named, words: readAgreementWords(config.states), dates, keepStaff };
}

/**
 * The map as it serves one file, and the fields read by our own name because the file has no column of
 * the configured one. A workspace has one map, but exports of two kinds: a file with none of the
 * configured columns is one in our own names, and in any other a field may stand under our own name.
 */
export function fitToHeader(
  map: AgreementMap,
  header: readonly string[],
): { readonly map: AgreementMap; readonly byOwnName: readonly AgreementField[] } {
  const ownNameOf = (field: AgreementField): string => foldHeader(DEFAULT_COLUMNS[field]);
  const renamed = map.named.filter((field) => map.columns[field] !== ownNameOf(field));
  const absent = renamed.filter((field) => !header.includes(map.columns[field]));
  const taken = new Set(
    AGREEMENT_FIELDS.filter((field) => !absent.includes(field)).map((field) => map.columns[field]),
  );
  const byOwnName = absent.filter(
    (field) => header.includes(ownNameOf(field)) && !taken.has(ownNameOf(field)),
  );
  if (byOwnName.length === 0) return { map, byOwnName };
  const allOwn = absent.length === renamed.length;
  const fallen = Object.fromEntries(byOwnName.map((field) => [field, ownNameOf(field)]));
  const columns = { ...map.columns, ...fallen };
  const named = map.named.filter((field) =>
    allOwn ? !absent.includes(field) && header.includes(columns[field]) : true,
  );
  return { map: { ...map, columns, named }, byOwnName };
}

/** No folded header has a line break, so a field with this name stands nowhere. */
const NO_COLUMN = '\n';

function isField(key: string): boolean {
  return AGREEMENT_FIELDS.some((field) => field === key);
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
