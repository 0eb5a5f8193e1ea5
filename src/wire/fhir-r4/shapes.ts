import type { Extensions, Shapes } from '../fhir/tables.ts';
import { CLINICAL_SHAPES } from './shapes/clinical.ts';
import { COMMON_SHAPES } from './shapes/data-types.ts';
import { DRUG_SHAPES } from './shapes/drugs.ts';
import { MEASURED_SHAPES } from './shapes/measured.ts';

/**
 * The members of each element that this reader takes; see `compileTables`. A resource has several
 * names here where its use decides what is taken. Members that are left out on purpose stand in
 * `ignored.ts`; what stands in neither is reported as unmapped.
 */
export const SHAPES: Shapes = {
  ...COMMON_SHAPES,
  ...CLINICAL_SHAPES,
  ...MEASURED_SHAPES,
  ...DRUG_SHAPES,
};

const REPEATS = [
  'numberofrepeatprescriptionsallowed',
  'numberofrepeatprescriptionsissued',
  'numberofprescriptionsissued',
  'authorisationexpirydate',
];

const REQUEST: Readonly<Record<string, readonly string[]>> = {
  prescriptiontype: ['value'],
  medicationrepeatinformation: REPEATS,
  medicationstatusreason: ['statusreason', 'statuschangedate'],
  prescribingagency: ['value'],
};

/** Extensions of UK Core and Millennium that are taken, by the element that carries them. */
export const EXTENSIONS: Extensions = {
  Coding: {
    codingsctdescid: ['descriptionid', 'descriptiondisplay'],
    'coding-sctdescid': ['descriptionid', 'descriptiondisplay'],
  },
  Primitive: { precision: ['value'] },
  AllergyIntolerance: { allergyintoleranceend: ['enddate', 'reasonended', 'reason'] },
  AllergyStatus: { allergyintoleranceend: ['enddate', 'reasonended', 'reason'] },
  Condition: { conditionepisode: ['value'], problemsignificance: ['value'] },
  Immunization: { vaccinationprocedure: ['value'], parentpresent: ['value'] },
  List: { listwarningcode: ['value'] },
  MedicationStatement: {
    medicationstatementlastissuedate: ['value'],
    prescribingagency: ['value'],
  },
  MedicationRequest: REQUEST,
  MedicationIssue: { medicationstatusreason: ['statusreason', 'statuschangedate'] },
  Dosage: { 'clinical-instruction': ['value'] },
  Amount: { medicationquantitytext: ['value'] },
};
