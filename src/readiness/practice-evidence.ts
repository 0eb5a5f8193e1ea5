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

/**
 * What is known of the patients the newest run planned of one practice, each by their newest comparison
 * in any run. Every count is of patients unless its name says otherwise.
 */
export interface PracticeEvidence {
  readonly practice: string;
  /** The newest run that planned the practice, whether or not it compared anybody. */
  readonly run: string;
  /** Runs whose comparisons are used, the newest comparison first; only `run` when absent. */
  readonly runs?: readonly string[] | undefined;
  /** When the comparisons used were made, for each of `runs`; ISO instants, UTC. */
  readonly comparedIn?:
    | readonly { readonly run: string; readonly oldest: string; readonly newest: string }[]
    | undefined;
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
  /** Findings a tolerance covers; absent where there is none. */
  readonly tolerated?: number | undefined;
  /** Patients with something that wavered or is still on its way; absent where there is none. */
  readonly unsettled?: { readonly unstable: number; readonly pending: number } | undefined;
  /** The last time each side gave an answer of any patient of this practice; ISO instants, UTC. */
  readonly lastAnswer: { readonly mig: string | undefined; readonly hie: string | undefined };
  /** The runs that hold those answers; taken to be `run` when absent. */
  readonly lastAnswerRun?:
    | { readonly mig: string | undefined; readonly hie: string | undefined }
    | undefined;
  /** How far the newest run came by itself, when it did not finish or older comparisons are used. */
  readonly unfinished?:
    | {
        readonly run: string;
        readonly state: 'running' | 'stopped' | 'finished';
        readonly compared: number;
        readonly planned: number;
      }
    | undefined;
}
