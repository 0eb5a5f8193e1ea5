/** How a tolerance stands on a day under certain rules; only the first covers anything. */
export const STANDINGS = [
  'approved',
  'proposed',
  'untested',
  'expired',
  'over-budget',
  'withdrawn',
] as const;
export type Standing = (typeof STANDINGS)[number];
