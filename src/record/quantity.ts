import type { Decimal } from '../base/decimal.ts';
import type { Code } from './code.ts';

/** How a measured number is bounded when it is not exact. */
export type Comparator = '<' | '<=' | '>' | '>=';

/** A number with its unit, exactly as written. */
export interface Quantity {
  readonly number: Decimal;
  readonly comparator?: Comparator | undefined;
  /** The unit as written; absent when the source gave none. */
  readonly unit?: string | undefined;
}

/** What was measured or answered. */
export type Value =
  | { readonly type: 'quantity'; readonly quantity: Quantity }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'coded'; readonly codes: readonly Code[]; readonly term: string | undefined };

/** The range a laboratory gave beside a value. */
export interface ReferenceRange {
  readonly low?: Quantity | undefined;
  readonly high?: Quantity | undefined;
  readonly text?: string | undefined;
}
