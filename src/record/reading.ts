import type { DataItem } from './item.ts';
import type { EntryKind } from './entry-kind.ts';
import type { ClinicalRecord } from './record.ts';

/**
 * How bad a problem of reading is: `fatal` nothing could be read; `error` a part could not be read
 * or is contradictory, so something may be missing; `warning` odd, but nothing is lost.
 */
export const PROBLEM_SEVERITIES = ['fatal', 'error', 'warning'] as const;
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

/** Something wrong with a response. Never holds content of the response beyond names of elements. */
export interface Problem {
  readonly severity: ProblemSeverity;
  readonly path: string;
  readonly what: string;
  /** Set where a whole section, list or resource was left unread because no reader knows it. */
  readonly about?: 'unknown-section' | undefined;
}

/** An element the reader does not know; `count` of them stand at this path (indexes left out). */
export interface Unmapped {
  readonly path: string;
  readonly count: number;
}

/**
 * Something a format cannot say. `field` names what: a field of the finding rules (`status`, `dose`,
 * `codes`, `text` …), `entry` for entries of the kind as such, or `kind` when the format files them under
 * another kind, told in `as`; `alone` when an entry of the kind may stand there without being one, so that
 * one without a partner tells nothing; `text-composed` when its text is put together from several facts, so
 * that what only this side says there is not comparable; `date-padded` when unknown parts of a date are
 * shown as the first; `mark` when the format cannot mark a list as leaving something out; `mark-of` when it
 * marks other wholes than other formats do. Such a field is neither equal nor different. A limit excuses that a side is
 * silent; where the side speaks all the same, what it says is compared.
 */
export interface FormatLimit {
  readonly item: DataItem;
  readonly kind: EntryKind;
  readonly field: string;
  readonly why: string;
  /** For `field: 'kind'`: the kind the format uses instead. */
  readonly as?: EntryKind | undefined;
  /**
   * For `field: 'entry'`: first characters of Read v2 codes the format does carry all the same, under
   * the item named; an entry with such a code is not excused when that item was returned.
   */
  readonly exceptReadChapters?: Readonly<Record<string, DataItem>> | undefined;
}

/**
 * What an answer that holds no record means (hie-wire, section 4): `consent` the patient has dissented;
 * `not-shared` the practice knows no such patient or does not share this one; `not-enabled` the
 * practice does not offer the service; `configuration` the request or the set-up is wrong;
 * `case-data` what was asked about this patient is wrong; `unavailable` the service failed.
 */
export const REFUSAL_CLASSES = [
  'consent',
  'not-shared',
  'not-enabled',
  'configuration',
  'case-data',
  'unavailable',
] as const;
export type RefusalClass = (typeof REFUSAL_CLASSES)[number];

/** An answer in place of a record. */
export interface Refusal {
  readonly class: RefusalClass;
  /** In our words, with the published code; never wording of the answer. */
  readonly why: string;
}

/**
 * How a response hangs together with the others of its case. Everything is a hash, for addresses and
 * references may hold a patient's identifiers.
 */
export interface Pages {
  /** The address that gave this response. */
  readonly self?: string | undefined;
  /** The address of the page behind this one, which must be among the responses too. */
  readonly next?: string | undefined;
  /** The address of the page before this one. */
  readonly previous?: string | undefined;
  /** The patients its entries point to, where the response does not say all of them itself. */
  readonly subjects: readonly string[];
}

/** A response, read. Reading never throws on content. */
export interface Reading {
  /** Id of the format, as in the registry; `unknown` when none was recognised. */
  readonly format: string;
  readonly record: ClinicalRecord;
  readonly problems: readonly Problem[];
  /** Sorted by path. */
  readonly unmapped: readonly Unmapped[];
  readonly limits: readonly FormatLimit[];
  /** Set when the whole answer stands in place of a record. */
  readonly refusal?: Refusal | undefined;
  /** Set by formats that answer in pages, or in one response for each type of resource. */
  readonly pages?: Pages | undefined;
}
