/**
 * The state of an entry. `ended` says the course is over without telling how (the MIG's `C`);
 * `completed` ran out as meant; `stopped` was ended early. An entry whose source gives no status has
 * none: no default is ever put in.
 */
export const STATUSES = [
  'active',
  'inactive',
  'resolved',
  'ended',
  'completed',
  'stopped',
  'never-active',
  'planned',
  'given',
  'not-given',
  'preliminary',
  'final',
  'amended',
  'entered-in-error',
  'health-promotion',
  'potential',
] as const;
export type Status = (typeof STATUSES)[number];
