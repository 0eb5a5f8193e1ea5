/** The passes of the matcher, in the order they run; each takes only what earlier ones left. */
export const PASSES = [
  'fingerprint',
  'code+date+value',
  'code+date',
  'code+overlapping-date',
  'mapped-code',
  'shared-code',
  'term',
  'linked',
  'assignment',
] as const;
export type PassId = (typeof PASSES)[number];

/** One MIG entry and the HIE entry that is the same statement. Indexes into the records' entries. */
export interface Pair {
  readonly mig: number;
  readonly hie: number;
  readonly pass: PassId;
  /** 0 to 1, fixed by the pass and lowered by doubt; two decimals. */
  readonly confidence: number;
  /** One plain phrase: what they have in common. */
  readonly why: string;
  /**
   * How much worse the next best way of pairing would be, where there was another: 0 a tie, 1 as much as
   * another value or more.
   */
  readonly margin?: number | undefined;
}

/**
 * One entry of a side that stands as several on the other, with the same content in sum. What has a partner
 * among them keeps it; the others stand in `lost` and `extra` as well.
 */
export interface Division {
  readonly mig: readonly number[];
  readonly hie: readonly number[];
  /** What makes it sure, in words that follow on the name of the entry. */
  readonly why: string;
  /** Whether part of it stands in words alone now. */
  readonly asWords: boolean;
  readonly confidence: number;
  /** Fields in which pairs among them differ for no other reason. */
  readonly fields: readonly string[];
}

/** An entry that could be paired in ways which would lead to different findings. */
export interface Ambiguity {
  readonly mig: readonly number[];
  readonly hie: readonly number[];
}

/** Who is who. Every entry stands in exactly one pair, or in `lost` or `extra`. */
export interface Matching {
  readonly pairs: readonly Pair[];
  /** MIG entries without a partner. */
  readonly lost: readonly number[];
  /** HIE entries without a partner. */
  readonly extra: readonly number[];
  readonly ambiguities: readonly Ambiguity[];
  /** One entry of the MIG as several of the HIE, or several as one. */
  readonly divisions: readonly Division[];
}
