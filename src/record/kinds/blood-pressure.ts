import type { Quantity } from '../quantity.ts';

/** Systolic and diastolic of one instant; one may be absent. */
export interface BloodPressureDetail {
  readonly kind: 'blood-pressure';
  readonly systolic?: Quantity | undefined;
  readonly diastolic?: Quantity | undefined;
}
