/** What a person may say a finding is. */
export const FINDING_CLASSES = [
  'by-design',
  'supplier-defect',
  'configuration',
  'timing',
  'data-changed',
  'tool-limit',
] as const;
export type FindingClass = (typeof FINDING_CLASSES)[number];
