import type { PartialDate } from '../../base/partial-date.ts';

/** A recall or planned event that has not happened yet. */
export interface DiaryDetail {
  readonly kind: 'diary';
  readonly due?: PartialDate | undefined;
}
