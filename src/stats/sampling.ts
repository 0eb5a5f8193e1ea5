/** A number of things some of which are defective, and how many of them are looked at. */
export interface Sampling {
  readonly of: number;
  readonly defects: number;
  readonly sample: number;
}

/**
 * The chance that a random sample holds none of the defects, as the hypergeometric distribution gives
 * it: how often a rule that accepts on zero lets a practice pass (H. F. Dodge and H. G. Romig, Sampling
 * Inspection Tables, 1959).
 */
export function chanceOfNone({ of, defects, sample }: Sampling): number {
  if (sample > of - defects) return 0;
  let chance = 1;
  for (let drawn = 0; drawn < sample; drawn += 1) chance *= (of - defects - drawn) / (of - drawn);
  return chance;
}
