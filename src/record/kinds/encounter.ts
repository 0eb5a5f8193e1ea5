/** A consultation or other contact: its header, not what was said. */
export interface EncounterDetail {
  readonly kind: 'encounter';
  readonly type?: string | undefined;
  readonly place?: string | undefined;
}
