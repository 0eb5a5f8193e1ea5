import { remember } from '../base/remember.ts';
import type { Entry } from '../record/entry.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { BySide, Side } from '../record/side.ts';

/** A pair with all that is known of both entries. */
export interface ComparedPair extends BySide<EntryFacts> {
  readonly confidence: number;
  readonly entries: BySide<Entry>;
}

/** Two values of one field that differ. */
export interface Difference {
  readonly outcome: 'different';
  /** The kind of finding it makes. */
  readonly kind: string;
  readonly field: string;
  readonly values: BySide<string | null>;
  /** The one side that says more; the other says nothing that is missing there. */
  readonly onlyOn?: Side | undefined;
  /** A grade of the severity table. */
  readonly grade?: string | undefined;
  /** Says more than the rule's own sentence. */
  readonly why?: string | undefined;
}

/** A field that cannot be told equal or different. */
export interface Unknown {
  readonly outcome: 'unknown';
  readonly field: string;
  readonly why: string;
}

/** What a comparator found; nothing at all means equal, or said by neither side. */
export type Outcome = Difference | Unknown;

/** Compares one field of a pair: at most one difference for one cause. */
export type FieldComparator = (pair: ComparedPair) => Outcome | undefined;

/** Makes a difference. */
export function different(
  kind: string,
  field: string,
  [mig, hie]: readonly [string | undefined, string | undefined],
  more: { readonly grade?: string | undefined; readonly why?: string | undefined } = {},
): Difference {
  return {
    outcome: 'different',
    kind,
    field,
    values: { mig: mig ?? null, hie: hie ?? null },
    ...more,
  };
}

/** Makes an unknown. */
export function unknown(field: string, why: string): Unknown {
  return { outcome: 'unknown', field, why };
}

/** Why a field is unknown when one side says nothing in it. */
export function oneSided(field: string, what: string, mig: unknown): Unknown {
  return unknown(field, silence(what)[mig === undefined ? 'mig' : 'hie']);
}

/** The sentences for a field, which are few and come back on thousands of pairs. */
const silence = remember((what) => ({
  mig: `The MIG gives no ${what}.`,
  hie: `The HIE gives no ${what}.`,
}));
