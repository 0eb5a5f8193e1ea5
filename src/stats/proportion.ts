/** A share that was counted: so many of so many. */
export interface Counted {
  readonly hits: number;
  readonly of: number;
}

/** An interval of a share, both ends from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z_95 = 1.959_963_984_540_054;

/**
 * The 95 % score interval of a share (E. B. Wilson, 1927, without continuity correction; recommended by
 * R. G. Newcombe, Statistics in Medicine 1998, 17: 857–872, method 3). Nothing counted says nothing: 0 to 1.
 */
export function wilson({ hits, of }: Counted, z = Z_95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const spread = z * z;
  const middle = share + spread / (2 * of);
  const half = z * Math.sqrt((share * (1 - share) + spread / (4 * of)) / of);
  const whole = 1 + spread / of;
  // At the ends the formula gives 0 and 1 exactly; rounding would leave a trace.
  const low = hits === 0 ? 0 : (middle - half) / whole;
  const high = hits === of ? 1 : (middle + half) / whole;
  return { low, high };
}

/**
 * The exact upper bound of a share, one-sided: with at most the chance `risk` would a share above it have
 * given so few (C. J. Clopper and E. S. Pearson, Biometrika 1934, 26: 404–413). For none of `of` it is
 * `1 − risk^(1/of)`, which the rule of three puts at `3 / of` (J. A. Hanley, JAMA 1983, 249: 1743–1745).
 */
export function exactUpper({ hits, of }: Counted, risk = 0.05): number {
  if (hits >= of) return 1;
  if (hits === 0) return -Math.expm1(Math.log(risk) / of);
  let [low, high] = [hits / of, 1];
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (atMost({ hits, of }, middle) > risk) low = middle;
    else high = middle;
  }
  return high;
}

const PRECISION = 1e-12;

/** Chance of at most so many hits, each coming with the chance `share`. */
function atMost({ hits, of }: Counted, share: number): number {
  const [hit, miss] = [Math.log(share), Math.log1p(-share)];
  let chance = of * miss;
  let sum = Math.exp(chance);
  for (let count = 1; count <= hits; count += 1) {
    chance += Math.log((of - count + 1) / count) + hit - miss;
    sum += Math.exp(chance);
  }
  return Math.min(1, sum);
}
