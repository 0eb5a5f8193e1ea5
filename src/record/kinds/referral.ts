/** A referral out of, or into, the practice. */
export interface ReferralDetail {
  readonly kind: 'referral';
  readonly direction?: 'in' | 'out' | undefined;
  readonly specialty?: string | undefined;
  readonly recipient?: string | undefined;
  readonly urgency?: string | undefined;
  readonly reason?: string | undefined;
}
