import type { Quantity } from '../quantity.ts';

/** One issue of a prescription under an authorisation. */
export interface IssueDetail {
  readonly kind: 'issue';
  readonly dose?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly quantityText?: string | undefined;
  readonly durationDays?: string | undefined;
}
