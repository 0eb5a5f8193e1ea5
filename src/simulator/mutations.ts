import type { Mutation } from './mutation.ts';
import { addForeignEntry } from './mutations/add-foreign-entry.ts';
import { allergyTextLost } from './mutations/allergy-text-lost.ts';
import { anotherPatient } from './mutations/another-patient.ts';
import { changeAllergySubstance } from './mutations/change-allergy-substance.ts';
import { dateShiftYear } from './mutations/date-shift-year.ts';
import { degradeAllergy } from './mutations/degrade-allergy.ts';
import { disclosure } from './mutations/disclosure.ts';
import { doseTenfold } from './mutations/dose-tenfold.ts';
import { doseUnit } from './mutations/dose-unit.ts';
import { dropActiveMedication } from './mutations/drop-active-medication.ts';
import { dropAllergy } from './mutations/drop-allergy.ts';
import { dropProblem } from './mutations/drop-problem.ts';
import { dropResult } from './mutations/drop-result.ts';
import { duplicateAdded } from './mutations/duplicate-added.ts';
import { duplicateCollapsed } from './mutations/duplicate-collapsed.ts';
import { emptyAllergyList } from './mutations/empty-allergy-list.ts';
import { falseNoKnownAllergies } from './mutations/false-no-known-allergies.ts';
import { inventedPrecision } from './mutations/invented-precision.ts';
import { medicationStatusFlip } from './mutations/medication-status-flip.ts';
import { negationLost } from './mutations/negation-lost.ts';
import { problemStatusFlip } from './mutations/problem-status-flip.ts';
import { quantityChanged } from './mutations/quantity-changed.ts';
import { rangeChanged } from './mutations/range-changed.ts';
import { resultComparator } from './mutations/result-comparator.ts';
import { resultDecimalShift } from './mutations/result-decimal-shift.ts';
import { resultUnit } from './mutations/result-unit.ts';
import { retypeImmunisation } from './mutations/retype-immunisation.ts';
import { sectionMissingMedication } from './mutations/section-missing-medication.ts';
import { significanceChanged } from './mutations/significance-changed.ts';
import { textLost } from './mutations/text-lost.ts';
import { truncateResults } from './mutations/truncate-results.ts';
import { withheldDeclared } from './mutations/withheld-declared.ts';
import { withheldUndeclared } from './mutations/withheld-undeclared.ts';

/** Every named fault of the simulator. Id = file name; a test holds it. */
export const MUTATIONS: readonly Mutation[] = [
  addForeignEntry,
  allergyTextLost,
  anotherPatient,
  changeAllergySubstance,
  dateShiftYear,
  degradeAllergy,
  disclosure,
  doseTenfold,
  doseUnit,
  dropActiveMedication,
  dropAllergy,
  dropProblem,
  dropResult,
  duplicateAdded,
  duplicateCollapsed,
  emptyAllergyList,
  falseNoKnownAllergies,
  inventedPrecision,
  medicationStatusFlip,
  negationLost,
  problemStatusFlip,
  quantityChanged,
  rangeChanged,
  resultComparator,
  resultDecimalShift,
  resultUnit,
  retypeImmunisation,
  sectionMissingMedication,
  significanceChanged,
  textLost,
  truncateResults,
  withheldDeclared,
  withheldUndeclared,
];
