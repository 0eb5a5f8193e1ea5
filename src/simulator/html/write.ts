import type { SimulatedPatient } from '../model.ts';
import { writeSectionBundle } from './bundle.ts';
import type { HtmlContext, HtmlOptions, SectionCode } from './context.ts';
import { AREA_OF_SECTION, SECTION_CODES, htmlContext } from './context.ts';
import { writeAdministrativeItems } from './sections/administrative-items.ts';
import { writeAllergies } from './sections/allergies.ts';
import { writeClinicalItems } from './sections/clinical-items.ts';
import { writeEncounters } from './sections/encounters.ts';
import { writeImmunisations } from './sections/immunisations.ts';
import { writeMedications } from './sections/medications.ts';
import { writeObservations } from './sections/observations.ts';
import { writeProblems } from './sections/problems.ts';
import { writeReferrals } from './sections/referrals.ts';
import { writeSummary } from './sections/summary.ts';
import type { Section } from './table.ts';
import { writeXhtml } from './xhtml.ts';

/**
 * The record as GP Connect Access Record HTML 0.7 answers it: one DSTU2 bundle for each section. A
 * section whose area the HIE leaves out is not among them, and its tables are not in the summary.
 */
export function writeGpConnectHtml(
  patient: SimulatedPatient,
  options: HtmlOptions,
): { readonly name: SectionCode; readonly content: string }[] {
  const context = htmlContext(patient, options);
  return SECTION_CODES.filter((code) => isAnswered(context, code)).map((code) => ({
    name: code,
    content: writeHtmlSection(context, code),
  }));
}

const SECTIONS: Readonly<Record<SectionCode, (context: HtmlContext) => Section>> = {
  SUM: (context) => writeSummary(context, (code) => isAnswered(context, code)),
  PRB: writeProblems,
  ALL: writeAllergies,
  MED: writeMedications,
  ENC: writeEncounters,
  CLI: writeClinicalItems,
  OBS: writeObservations,
  IMM: writeImmunisations,
  REF: writeReferrals,
  ADM: writeAdministrativeItems,
};

function writeHtmlSection(context: HtmlContext, code: SectionCode): string {
  const section = SECTIONS[code](context);
  const denied = context.options.denied?.includes(code) === true;
  const div = writeXhtml(context, section, denied);
  return writeSectionBundle(context, code, { title: section.title, div });
}

function isAnswered({ patient }: HtmlContext, code: SectionCode): boolean {
  const area = AREA_OF_SECTION[code];
  return area === undefined || patient.missingAreas?.includes(area) !== true;
}
