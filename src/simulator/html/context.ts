import type { GpSystem } from '../gp-system.ts';
import { gpSystemOf } from '../gp-system.ts';
import type { Area, Moment, SimulatedEntry, SimulatedPatient } from '../model.ts';
import { htmlDate } from './dates.ts';
import type { HtmlSystem } from './systems.ts';
import { HTML_SYSTEMS } from './systems.ts';

/** Codes of the sections that can be asked for, in the order viewers list them. */
export const SECTION_CODES = [
  'SUM',
  'PRB',
  'ALL',
  'MED',
  'ENC',
  'CLI',
  'OBS',
  'IMM',
  'REF',
  'ADM',
] as const;
export type SectionCode = (typeof SECTION_CODES)[number];

/** How the views of a patient are written. */
export interface HtmlOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** The system whose habits are followed. @default the practice's own */
  readonly system?: GpSystem | undefined;
  /** The record is on its way from another practice; only what was typed in since then is shown. */
  readonly inTransitSince?: Moment | undefined;
  /** Days asked for, both included; sections that take no filter say so. @default all */
  readonly period?: { readonly from: Moment; readonly to: Moment } | undefined;
  /** Sections a rule keeps from the asker. @default none */
  readonly denied?: readonly SectionCode[] | undefined;
  /** Ids of entries listed as emergency codes in the summary; undefined leaves that table out. */
  readonly emergency?: readonly string[] | undefined;
}

/** What the writers of single sections share. */
export interface HtmlContext {
  readonly patient: SimulatedPatient;
  readonly options: HtmlOptions;
  readonly gpSystem: GpSystem;
  readonly system: HtmlSystem;
}

/** The context of one patient's views. */
export function htmlContext(patient: SimulatedPatient, options: HtmlOptions): HtmlContext {
  const gpSystem = gpSystemOf(patient, options.system);
  return { patient, options, gpSystem, system: HTML_SYSTEMS[gpSystem] };
}

/** The date as this practice's system shows it. */
export function shownDate(context: HtmlContext, date: Moment | undefined): string {
  return htmlDate(date, context.system.padsDates);
}

/** The entries of a kind the views may tell of, those held back among them. */
export function entriesOf<Kind extends SimulatedEntry['kind']>(
  context: HtmlContext,
  ...kinds: readonly Kind[]
): Extract<SimulatedEntry, { readonly kind: Kind }>[] {
  const wanted: readonly string[] = kinds;
  return context.patient.entries.filter(
    (entry): entry is Extract<SimulatedEntry, { readonly kind: Kind }> =>
      wanted.includes(entry.kind) && isTold(context, entry),
  );
}

/** What the HIE hides without a word, and what an unfinished transfer has not brought, is not told. */
function isTold(context: HtmlContext, entry: SimulatedEntry): boolean {
  const { inTransitSince } = context.options;
  if (entry.hidden === true) return false;
  return inTransitSince === undefined || entry.recorded >= inTransitSince;
}

/** The area of the structured answer a section stands for; the two fail together. */
export const AREA_OF_SECTION: Readonly<Partial<Record<SectionCode, Area>>> = {
  PRB: 'includeProblems',
  ALL: 'includeAllergies',
  MED: 'includeMedication',
  ENC: 'includeConsultations',
  CLI: 'includeUncategorisedData',
  OBS: 'includeInvestigations',
  IMM: 'includeImmunisations',
  REF: 'includeReferrals',
};
