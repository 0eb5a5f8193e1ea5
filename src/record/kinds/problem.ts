import type { PartialDate } from '../../base/partial-date.ts';

/** A problem of the problem list, with the statement it stands for merged in. */
export interface ProblemDetail {
  readonly kind: 'problem';
  readonly significance?: 'major' | 'minor' | undefined;
  readonly ended?: PartialDate | undefined;
  readonly episodicity?: string | undefined;
}
