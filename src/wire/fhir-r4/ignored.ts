import type { Ignored } from '../fhir/tables.ts';
import { IGNORED_CLINICAL } from './ignored-clinical.ts';

const UNIT = 'the same unit in UCUM; read only where the unit in words is missing';
const RESOURCE_ITSELF = 'the resource itself is read';
const ADMIN = 'administrative';
const DISPLAY_ONLY = 'not part of the identity check';

/**
 * Members left out on purpose, by element, with the reason. `*` holds for every element. Extensions
 * are named `extension(short name)`, parts of one `extension(short name/part)`. What may turn the meaning
 * round (`implicitRules`, `modifierExtension`, `doNotPerform`) is never left out.
 */
export const IGNORED: Ignored = {
  '*': {
    resourceType: 'names the element itself',
    id: 'names the element itself',
    meta: 'profiles and versions of the message, not of the record',
    language: 'the language of the message',
    identifier: 'identifiers differ between the two pipelines, so they cannot match entries',
    performer: 'only the name of a person it leads to is compared',
    recorder: 'as performer',
    asserter: 'as performer',
    requester: 'who asked for it is not compared',
    author: 'who wrote it is not compared',
    informationSource: 'who said so is not compared',
    'extension(data-absent-reason)': 'says only that nothing stands there',
  },
  Bundle: {
    timestamp: 'when the message was made',
    signature: 'a seal of the message',
  },
  Entry: { link: 'addresses of the message', request: 'what was asked' },
  Search: { score: 'how well the server thinks it fits' },
  Answered: {
    location: 'an address of the message',
    etag: 'a version of the message',
    lastModified: 'an audit date',
  },
  Narrative: {
    div: 'generated from the members beside it, unless its status says more, which is checked',
    status: 'generated, which is checked',
  },
  Coding: { version: 'the edition of the code system is not compared' },
  Word: { text: 'the word in words; its code is read' },
  AllergyStatus: { text: 'the word in words; its code is read' },
  WordCoding: {
    system: 'senders mix the systems up; the code is read',
    display: 'the word in words; its code is read',
    version: 'the edition of the code system is not compared',
    userSelected: 'the code is read whoever chose it',
  },
  Reference: { identifier: RESOURCE_ITSELF, type: RESOURCE_ITSELF },
  Link: { display: 'a label beside the reference', identifier: RESOURCE_ITSELF, type: 'a label' },
  Named: {
    display: 'a label beside the reference, and for a patient an identifier',
    type: 'a label',
  },
  Practice: { display: 'a label beside the reference', type: 'a label' },
  Drug: { identifier: RESOURCE_ITSELF, type: 'a label' },
  Identifier: {
    use: 'a label',
    type: 'a label',
    period: 'a label',
    assigner: 'a label',
    'extension(nhsnumberverificationstatus)': 'how the number was traced is no clinical fact',
  },
  Quantity: { system: 'names UCUM', code: UNIT },
  Amount: { system: 'names UCUM', code: UNIT },
  Duration: { system: 'names UCUM', unit: 'the same as its code, in words' },
  Start: { end: 'the length of the event is not compared' },
  Note: {
    authorReference: 'who wrote it is not compared',
    authorString: 'as authorReference',
    time: 'an audit date',
  },
  Attachment: {
    url: 'an address of the supplier',
    size: 'depends on the encoding',
    language: ADMIN,
  },

  Patient: {
    active: 'true in an answer, which is checked',
    telecom: DISPLAY_ONLY,
    contact: 'next of kin are not part of the comparison',
    maritalStatus: DISPLAY_ONLY,
    multipleBirthBoolean: DISPLAY_ONLY,
    multipleBirthInteger: DISPLAY_ONLY,
    photo: DISPLAY_ONLY,
    communication: DISPLAY_ONLY,
    link: 'other records of the patient',
    'extension(birthsex)': DISPLAY_ONLY,
    'extension(contactpreference)': DISPLAY_ONLY,
    'extension(deathnotificationstatus)': 'the date of death is read',
    'extension(ethniccategory)': DISPLAY_ONLY,
    'extension(nhscommunication)': DISPLAY_ONLY,
    'extension(residentialstatus)': DISPLAY_ONLY,
    'extension(treatmentcategory)': DISPLAY_ONLY,
  },
  Name: {
    text: 'family and given names are read',
    prefix: 'a title',
    suffix: 'a title',
    period: 'the name in use is taken',
  },
  Address: {
    type: DISPLAY_ONLY,
    text: DISPLAY_ONLY,
    line: DISPLAY_ONLY,
    city: DISPLAY_ONLY,
    district: DISPLAY_ONLY,
    state: DISPLAY_ONLY,
    country: DISPLAY_ONLY,
    period: DISPLAY_ONLY,
    'extension(addresskey)': DISPLAY_ONLY,
  },
  Organization: {
    active: ADMIN,
    type: ADMIN,
    alias: ADMIN,
    telecom: ADMIN,
    address: ADMIN,
    partOf: ADMIN,
    contact: ADMIN,
    endpoint: ADMIN,
  },
  HealthcareService: {
    active: ADMIN,
    providedBy: ADMIN,
    type: ADMIN,
    category: ADMIN,
    specialty: ADMIN,
    location: ADMIN,
    comment: ADMIN,
    telecom: ADMIN,
  },
  Location: {
    status: ADMIN,
    description: ADMIN,
    mode: ADMIN,
    type: ADMIN,
    telecom: ADMIN,
    address: ADMIN,
    position: ADMIN,
    managingOrganization: ADMIN,
    physicalType: ADMIN,
    partOf: ADMIN,
  },

  List: {
    mode: 'entries marked as deleted are left out; nothing else hangs on it',
    title: 'wording of the supplier; the code is read',
    encounter: 'the entries name their own encounter',
    date: 'an audit date',
    source: 'who made the list is not compared',
    orderedBy: 'the order means nothing',
    note: 'a remark on the list, not on the patient',
  },
  ListEntry: { date: 'an audit date' },
  Composition: {
    status: 'checked',
    type: 'which kind of document it is',
    category: 'which kind of document it is',
    title: 'wording of the supplier',
    date: 'an audit date',
    encounter: 'the entries name their own encounter',
    custodian: 'who keeps it is not compared',
    attester: 'who signed it is not compared',
    confidentiality: 'who may see it is settled before it is sent',
    relatesTo: 'other documents',
    event: 'what the document covers is told by its sections',
  },
  Section: {
    title: 'wording of the supplier; the code is read',
    mode: 'nothing hangs on it',
    orderedBy: 'the order means nothing',
    focus: 'the entries name their own subject',
  },
  SectionText: {
    div: 'says in words what the entries say; where it stands alone, the item is text only',
    status: 'as div',
  },

  ...IGNORED_CLINICAL,
};
