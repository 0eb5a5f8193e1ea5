import type { Entry } from '../../record/entry.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import type { DataItem, ItemReport, ItemState } from '../../record/item.ts';
import type { Patient } from '../../record/record.ts';

/** What a section that gave no entries says of its items. */
export interface Silence {
  readonly items: readonly DataItem[];
  readonly state: ItemState;
  readonly reason?: string | undefined;
}

/** What the items are reported from. */
export interface Told {
  readonly patient: Patient | undefined;
  readonly entries: readonly Entry[];
  /** Items of which a section states that there is nothing. */
  readonly asserted: ReadonlySet<DataItem>;
  readonly silences: readonly Silence[];
}

/** Ten reports: an item without entries says what its sections say, and nothing if it has none. */
export function reportItems(told: Told): readonly ItemReport[] {
  return DATA_ITEMS.map((item) => reportOf(item, told));
}

/** Ten reports that the document holds nothing. */
export function notReturned(patient: Patient | undefined): readonly ItemReport[] {
  return reportItems({ patient, entries: [], asserted: new Set(), silences: [] });
}

function reportOf(item: DataItem, told: Told): ItemReport {
  const entries = told.entries.filter(
    (entry) => entry.item === item || entry.alsoIn.includes(item),
  );
  if (item === 'patient-details' && isDescribed(told.patient)) return report(item, 'populated');
  if (entries.length > 0) return report(item, assertsNone(entries) ? 'asserted-none' : 'populated');
  if (told.asserted.has(item)) return report(item, 'asserted-none');
  const silences = told.silences.filter(({ items }) => items.includes(item));
  const state = BEST_FIRST.find((each) => silences.some((silence) => silence.state === each));
  if (state === undefined) return report(item, 'not-returned');
  const reason = silences.find((silence) => silence.state === state)?.reason;
  return { ...report(item, state), reason };
}

/** What was held back or is only words outweighs an empty list, which may be empty for that reason. */
const BEST_FIRST: readonly ItemState[] = [
  'withheld',
  'unavailable',
  'text-only',
  'nothing-recorded',
];

function report(item: DataItem, state: ItemState): ItemReport {
  return { item, state, warnings: [] };
}

function isDescribed(patient: Patient | undefined): boolean {
  return (
    patient?.birthDate !== undefined ||
    patient?.familyName !== undefined ||
    patient?.givenName !== undefined
  );
}

/** The statement that no allergy is known counts as such when no allergy stands beside it. */
function assertsNone(entries: readonly Entry[]): boolean {
  return entries.every(
    ({ detail }) => detail.kind === 'allergy' && detail.asserts === 'none-known',
  );
}
