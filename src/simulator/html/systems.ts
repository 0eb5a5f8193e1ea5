import type { GpSystem } from '../gp-system.ts';

/** What a GP system does its own way in the HTML views; from the published provider variance. */
export interface HtmlSystem {
  /** Name of the product, as its device resource has it. */
  readonly product: string;
  /** Said while a record is on its way from another practice; `{date}` is the day of registration. */
  readonly transferBanner: string;
  /** Said where something was held back. */
  readonly exclusionBanner: string;
  /** The banner stands on every table, whether or not anything was held back. */
  readonly alwaysExcludes: boolean;
  /** Said once in the table for each entry held back; undefined where nothing marks its place. */
  readonly heldBackLine: string | undefined;
  /** Says over which days a filtered table goes; `{from}` and `{to}`. */
  readonly periodBanner: string;
  /** Unknown months and days are shown as the first. */
  readonly padsDates: boolean;
  /** Ended allergies have a table of their own; else they stand among the current ones. */
  readonly historicalAllergies: boolean;
  /** Past problems have tables of their own; else all stand among the active ones. */
  readonly inactiveProblems: boolean;
  /** Problems say whether they are major or minor. */
  readonly significance: boolean;
  /** Current repeats say how many issues were authorised. */
  readonly maxIssues: boolean;
  /** Administrative items can be asked for. */
  readonly administrative: boolean;
  /** Encounters are the whole journal, not the consultations alone. */
  readonly journal: boolean;
  /** A blood pressure is one row, `134/82`; else one for each reading. */
  readonly pressureInOneRow: boolean;
}

/** The four systems. */
export const HTML_SYSTEMS: Readonly<Record<GpSystem, HtmlSystem>> = {
  EMIS: {
    product: 'EMIS Web',
    transferBanner: 'Data may be incomplete due to a pending GP transfer.',
    exclusionBanner:
      'Data items removed due to patient preference, confidentiality and / or RCGP exclusions.',
    alwaysExcludes: false,
    heldBackLine: 'Confidential Item',
    periodBanner:
      'For the selected date range {from} to {to} subject to patient preferences and/or RCGP exclusions.',
    padsDates: false,
    historicalAllergies: false,
    inactiveProblems: true,
    significance: true,
    maxIssues: false,
    administrative: false,
    journal: false,
    pressureInOneRow: true,
  },
  TPP: {
    product: 'SystmOne',
    transferBanner: 'Record is in transit and may be incomplete.',
    exclusionBanner:
      'Some patient data is hidden by sharing rules. The data in this section may be incomplete.',
    alwaysExcludes: true,
    heldBackLine: undefined,
    periodBanner: "For the period '{from}' to '{to}'.",
    padsDates: false,
    historicalAllergies: true,
    inactiveProblems: true,
    significance: true,
    maxIssues: true,
    administrative: true,
    journal: true,
    pressureInOneRow: false,
  },
  Vision: {
    product: 'Vision',
    transferBanner:
      'This patient has been registered since {date} but there is no record of successful completion of the GP2GP process.',
    exclusionBanner: 'One or more items have been suppressed due to privacy exclusion rules',
    alwaysExcludes: false,
    heldBackLine: '***********',
    periodBanner: "For the period '{from}' to '{to}'.",
    padsDates: false,
    historicalAllergies: false,
    inactiveProblems: false,
    significance: false,
    maxIssues: true,
    administrative: true,
    journal: false,
    pressureInOneRow: true,
  },
  Microtest: {
    product: 'Evolution',
    transferBanner: 'GP transfer underway - record may be incomplete due to the transfer.',
    exclusionBanner:
      'Items excluded due to confidentiality, patient preferences and/or RCGP sensitive dataset exclusions.',
    alwaysExcludes: false,
    heldBackLine: 'Excluded items',
    periodBanner: "For the period '{from}' to '{to}'.",
    padsDates: true,
    historicalAllergies: true,
    inactiveProblems: true,
    significance: true,
    maxIssues: true,
    administrative: true,
    journal: false,
    pressureInOneRow: true,
  },
};
