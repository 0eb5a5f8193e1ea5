import type { Shapes } from '../../fhir/tables.ts';

/** A row of members that hold text, numbers or booleans. */
export function texts(names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, 'text']));
}

/** What every resource may have. */
export const RESOURCE: Readonly<Record<string, string>> = {
  id: 'text',
  text: 'Narrative',
  contained: 'Resource*',
};

/** A date, or a period, age, range or words in its place. */
export function when(stem: string): Readonly<Record<string, string>> {
  return {
    [`${stem}DateTime`]: 'text',
    [`_${stem}DateTime`]: 'Primitive',
    [`${stem}Period`]: 'Start',
    [`${stem}Age`]: 'Quantity',
    [`${stem}Range`]: 'Range',
    [`${stem}String`]: 'text',
  };
}

/** Elements of more than one resource. */
export const COMMON_SHAPES: Shapes = {
  Bundle: { entry: 'Entry*', link: 'PageLink*', total: 'text', type: 'text' },
  Entry: {
    resource: 'Resource',
    fullUrl: 'text',
    search: 'Search',
    response: 'Answered',
  },
  PageLink: { relation: 'text', url: 'text' },
  Search: { mode: 'text' },
  Answered: { status: 'text', outcome: 'Resource' },
  Narrative: {},
  Primitive: {},
  Coding: { system: 'text', code: 'text', display: 'text', userSelected: 'text' },
  CodeableConcept: { coding: 'Coding*', text: 'text' },
  Word: { coding: 'WordCoding*' },
  WordCoding: { code: 'text' },
  Reference: { reference: 'text', display: 'text' },
  Link: { reference: 'text' },
  Drug: { reference: 'text', display: 'text' },
  Named: { reference: 'text', identifier: 'Identifier' },
  Identifier: { system: 'text', value: 'text' },
  Period: { start: 'text', end: 'text' },
  Start: { start: 'text' },
  Quantity: { value: 'text', comparator: 'text', unit: 'text' },
  Amount: { value: 'text', unit: 'text' },
  Duration: { value: 'text', code: 'text' },
  Range: { low: 'Quantity', high: 'Quantity' },
  Ratio: { numerator: 'Quantity', denominator: 'Quantity' },
  Note: { text: 'text' },
  Attachment: {
    contentType: 'text',
    title: 'text',
    hash: 'text',
    data: 'text',
    creation: 'text',
  },
  Patient: {
    ...RESOURCE,
    identifier: 'Identifier*',
    name: 'Name*',
    ...texts('gender birthDate deceasedBoolean deceasedDateTime'),
    address: 'Address*',
    generalPractitioner: 'Practice*',
    managingOrganization: 'Practice',
  },
  Practice: { reference: 'text', identifier: 'Identifier' },
  Name: { use: 'text', family: 'text', given: 'text*' },
  Address: { use: 'text', postalCode: 'text' },
  Organization: { ...RESOURCE, identifier: 'Identifier*', name: 'text' },
  HealthcareService: { ...RESOURCE, name: 'text' },
  Location: { ...RESOURCE, name: 'text' },
  List: {
    ...RESOURCE,
    ...texts('status'),
    code: 'Word',
    subject: 'Named',
    entry: 'ListEntry*',
    emptyReason: 'Word',
  },
  ListEntry: { item: 'Link', deleted: 'text' },
  Composition: { ...RESOURCE, subject: 'Named', section: 'Section*' },
  Section: {
    code: 'Word',
    text: 'SectionText',
    entry: 'Link*',
    emptyReason: 'Word',
    section: 'Section*',
  },
  SectionText: {},
};
