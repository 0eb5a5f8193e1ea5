import type { Severity } from '../compare/severity.ts';

/** Why a planned patient has no comparison. */
export const NOT_COMPARED_REASONS = [
  'not-yet-asked',
  'mig-unavailable',
  'hie-unavailable',
  'mig-not-shared',
  'hie-not-shared',
  'stopped',
] as const;
export type NotComparedReason = (typeof NOT_COMPARED_REASONS)[number];

/** What the newest run says of one practice. Every count is of patients unless its name says otherwise. */
export interface PracticeEvidence {
  readonly practice: string;
  readonly run: string;
  /** When the newest comparison of the practice was made; ISO instant, UTC. */
  readonly comparedAt: string | undefined;
  readonly planned: number;
  readonly compared: number;
  /** Compared, and at least one item was informative. */
  readonly informative: number;
  readonly notCompared: Readonly<Partial<Record<NotComparedReason, number>>>;
  readonly verdicts: {
    readonly parity: number;
    readonly differences: number;
    readonly undetermined: number;
  };
  /** Findings (not patients) by severity, tolerated ones left out. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** Findings by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The last time each side gave an answer of any patient of this practice; ISO instants, UTC. */
  readonly lastAnswer: { readonly mig: string | undefined; readonly hie: string | undefined };
}
