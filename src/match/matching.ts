/** The passes of the matcher, in the order they run; each takes only what earlier ones left. */
export const PASSES = [
  'fingerprint',
  'code+date+value',
  'code+date',
  'code+overlapping-date',
  'shared-code',
  'term',
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
}
