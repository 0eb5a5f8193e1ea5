/** One thing a peer says: places in the two lists it was given, null where it names none on that side. */
export interface PeerItem {
  readonly mig: number | null;
  readonly hie: number | null;
}

/** What a peer is told besides the two lists, for those of its options that can use it. */
export interface Natural {
  /** Names each object of a list: what it is about and when; those of one name are numbered. */
  readonly keys: (list: readonly object[]) => readonly string[];
  /** Properties that say nothing about the patient, wherever they stand. */
  readonly ignored: readonly string[];
  /** Those that say nothing at the top of an object of the list, and may say something below. */
  readonly ignoredAtTop: readonly string[];
}

/** A published tool, in a form in which all can be asked alike. */
export interface Adapter {
  /** Name of its package. */
  readonly id: string;
  /** What it can be given: any JSON, or only entries in our normal form. */
  readonly takes: 'json' | 'entries';
  /** Kinds of normal entries it has no place for. */
  readonly without: ReadonlySet<string>;
  /** Compares two lists of objects; with its default options when `natural` is left out. */
  readonly compare: (
    mig: readonly object[],
    hie: readonly object[],
    natural?: Natural,
  ) => readonly PeerItem[];
}

/** For tools that have a place for everything. */
export const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();
