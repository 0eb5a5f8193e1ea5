import type { Shapes } from '../../fhir/tables.ts';
import { RESOURCE, texts } from './data-types.ts';

const VALUE: Readonly<Record<string, string>> = {
  ...texts('valueInteger valueString valueBoolean valueDateTime valueTime'),
  valueQuantity: 'Quantity',
  valueCodeableConcept: 'CodeableConcept',
  valuePeriod: 'Period',
  valueRange: 'Range',
  valueRatio: 'Ratio',
  dataAbsentReason: 'CodeableConcept',
  interpretation: 'CodeableConcept*',
};

/** Observations, reports and specimens. */
export const MEASURED_SHAPES: Shapes = {
  Observation: {
    ...RESOURCE,
    status: 'text',
    category: 'Word*',
    code: 'CodeableConcept',
    subject: 'Named',
    encounter: 'Link',
    ...texts('effectiveDateTime effectiveInstant issued'),
    _effectiveDateTime: 'Primitive',
    effectivePeriod: 'Start',
    ...VALUE,
    note: 'Note*',
    bodySite: 'CodeableConcept',
    method: 'CodeableConcept',
    specimen: 'Link',
    referenceRange: 'ReferenceRange*',
    hasMember: 'Link*',
    component: 'Component*',
  },
  Component: { code: 'CodeableConcept', ...VALUE, referenceRange: 'ReferenceRange*' },
  PressurePart: {
    code: 'CodeableConcept',
    valueQuantity: 'Quantity',
    ...texts('valueString valueInteger'),
    valueCodeableConcept: 'CodeableConcept',
    dataAbsentReason: 'CodeableConcept',
    interpretation: 'CodeableConcept*',
  },
  ReferenceRange: {
    low: 'Quantity',
    high: 'Quantity',
    text: 'text',
  },
  DiagnosticReport: {
    ...RESOURCE,
    ...texts('status effectiveDateTime issued conclusion'),
    code: 'CodeableConcept',
    subject: 'Named',
    encounter: 'Link',
    basedOn: 'Link*',
    effectivePeriod: 'Start',
    specimen: 'Link*',
    result: 'Link*',
    conclusionCode: 'CodeableConcept*',
  },
  Specimen: {
    ...RESOURCE,
    type: 'CodeableConcept',
    subject: 'Named',
    collection: 'Collection',
    note: 'Note*',
  },
  Collection: { collectedDateTime: 'text', collectedPeriod: 'Start', bodySite: 'CodeableConcept' },
};
