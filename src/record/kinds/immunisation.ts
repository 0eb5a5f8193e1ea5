import type { PartialDate } from '../../base/partial-date.ts';

/** A vaccination given, or recorded as not given. */
export interface ImmunisationDetail {
  readonly kind: 'immunisation';
  readonly batch?: string | undefined;
  readonly site?: string | undefined;
  readonly part?: string | undefined;
  readonly expiry?: PartialDate | undefined;
  readonly reason?: string | undefined;
}
