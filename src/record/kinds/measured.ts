import type { ReferenceRange, Value } from '../quantity.ts';

/** A laboratory result or any other observation, with or without a value. */
export interface MeasuredDetail {
  readonly kind: 'result' | 'observation';
  readonly value?: Value | undefined;
  readonly range?: ReferenceRange | undefined;
  readonly abnormal?: boolean | undefined;
  /** A heading over other entries, with no value of its own. */
  readonly panel?: boolean | undefined;
  readonly specimen?: string | undefined;
}
