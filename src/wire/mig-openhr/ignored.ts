import { attributes, byParent, children } from '../xml/ignore-steps.ts';

/** Elements and attributes that are left out on purpose, with the reason. */
export interface Ignored {
  readonly why: string;
  /** `parent/child` by local name; `parent/@attribute`; the parent `*` stands for any. */
  readonly steps: readonly string[];
}

/**
 * All that the reader knows and leaves out. What is in neither this table nor read is unmapped and told to
 * the user. Each element is listed by itself: a whole branch is never waved through.
 */
export const IGNORED: readonly Ignored[] = [
  {
    why: 'addressing of the message, not about the patient',
    steps: [
      'Envelope/Header',
      ...children('Header', 'To Action MessageID RelatesTo ReplyTo From FaultTo Security'),
      ...children('ReplyTo', 'Address'),
      ...children('From', 'Address'),
    ],
  },
  {
    why: 'wording of a fault, which may speak of the patient; its code and category are read',
    steps: [
      ...children('Fault', 'faultcode faultstring faultactor detail Code Reason Node Role Detail'),
      ...children('Code', 'Value Subcode'),
      ...children('Subcode', 'Value Subcode'),
      ...children('Reason', 'Text'),
      ...children('detail', 'migFault'),
      ...children('Detail', 'migFault'),
      ...children('migFault', 'serviceDefinition error'),
      ...children('error', 'category text'),
    ],
  },
  {
    why: 'which service answered which request, and when',
    steps: [
      ...children('migResponse', 'serviceDefinition'),
      ...children('serviceDefinition', 'name version'),
      ...children('extendedTraceResponse', 'id inResponseTo'),
      ...children(
        'ehrExtractResponsev2-0',
        'id provenance requestMessage dateOfExtractFromSourceSystem',
      ),
      ...children('provenance', 'creationTime system organisation'),
      ...children('system', 'id name systemType displayName version'),
      ...children('requestSpecification', 'id'),
      ...children('openHealthRecord', 'id creationTime author contentSpecification requestMessage'),
      ...children('author', 'system organisation SDSIdentifier nationalCode displayName'),
      ...children('contentSpecification', 'specification effectiveTime dataSet'),
      'openHealthRecord/@schemaVersion',
      'structured/@encoding',
      ...attributes('effectiveTime', 'from to'),
    ],
  },
  {
    why: 'wording of what a trace offers; its machine name is read',
    steps: [
      ...children('serviceProfiles', 'name description displayName'),
      ...children('values', 'description displayName'),
    ],
  },
  {
    why: 'a name, address, contact or title beyond what the identity check needs',
    steps: [
      ...children('Patient', 'id'),
      ...children('patient', 'id'),
      ...children('name', 'title preferredName'),
      ...children('unstructuredAddress', 'line1 line2 line3 line4 line5'),
      ...attributes('name', 'use'),
      ...attributes('address', 'type use'),
      ...children(
        'person',
        'id birthDate sex forenames callingName surname birthSurname previousSurname title address contact',
      ),
      ...children('person', 'maritalStatus ethnicity religion nationality'),
      ...children(
        'address',
        'id addressType addressKey postCode houseNameFlat street village town county',
      ),
      ...children('contact', 'id contactType value'),
    ],
  },
  {
    why: 'registration details the identity check does not need',
    steps: [
      ...children(
        'patient',
        'registeredGPUserInRole usualGPUserInRole archived confidentialityPolicy',
      ),
      ...children(
        'caseloadPatient',
        'id dateRecorded property emisPatientNumber preferredHCPUserInRole',
      ),
      ...children('patientStatus', 'status'),
      ...children('property', 'name value'),
      ...attributes('patientType', 'dummy userDefined'),
    ],
  },
  {
    why: 'who works where: beyond the names of those who stand for an entry, performers are not compared',
    steps: [
      ...children('adminDomain', 'user role userInRole person'),
      ...children('user', 'id userPerson mnemonic loginName active'),
      ...children('role', 'id name userCategory organisation confidentialityPolicy'),
      ...children('userInRole', 'id user role contractualRelationship contractStart contractEnd'),
      ...children('userInRole', 'filingConfidentialityPolicy userIdentifier'),
      ...children('userIdentifier', 'identifierType value'),
      ...children('organisation', 'name nationalCode organisationType speciality cdb'),
      ...children('organisation', 'mainLocation locations parentOrganisation openDate closeDate'),
      ...children('locations', 'location'),
      ...children('location', 'id locationType notes openDate closeDate address contact'),
      ...children('confidentialityPolicy', 'name notificationType ownerUser organisation'),
      ...children('confidentialityPolicy', 'userCategory'),
      ...children('localMixture', 'organisation deleted createdTime creatingUserInRole'),
      ...children('localMixture', 'editedTime editedUserInRole'),
      ...children('event', 'authorisingUserInRole enteredByUserInRole organisation'),
      ...children('encounter', 'authorisingUserInRole enteredByUserInRole organisation'),
      ...children('authorisedIssues', 'authorisingUserInRole enteredByUserInRole'),
      ...children('cancellation', 'id cancelledByUserInRole linkedEvent authorisingUserInRole'),
      ...children('document', 'uploadUserInRole'),
      ...children('referral', 'targetUserInRole sourceOrganisation'),
      ...children('report', 'serviceOrganisation serviceLocation servicePerson viewerUserInRole'),
      ...codeAttributes('organisationType', 'speciality', 'userCategory', 'locationType'),
    ],
  },
  {
    why: 'how a drug is paid for, timed or handed out: the HIE has no counterpart',
    steps: [
      ...children('medication', 'expiryDate private minNextIssueDays'),
      ...children('medication', 'maxNextIssueDays firstIssueDate averageCompliance'),
      ...children('medication', 'prescribedAsContraceptive dmdUnitOfMeasure'),
      ...children('medicationIssue', 'prescriptionType estimatedNHSCost issueMethod private'),
      ...children('medicationIssue', 'prescribedAsContraceptive batchNumber'),
    ],
  },
  {
    why: 'stage of a result in letters (PR, IN, NA) whose meaning is not published',
    steps: ['observation/@resultStatus'],
  },
  {
    why: 'how a referral was sent; the booking reference is an identifier',
    steps: [
      ...children('referral', 'requestType community NHS transport referralRef datedReferral'),
      ...children('referral', 'referralMode UBRN referralActivity'),
      ...attributes('speciality', 'nationalCode specialityAbbreviation'),
    ],
  },
  {
    why: 'how a report travelled',
    steps: [
      ...children('report', 'issueDate receivedDate dataType reportLabId requestLabId'),
      ...children('report', 'requestDateTimeLab messageId orderHeader'),
      ...children('specimen', 'labSpecimenReference'),
    ],
  },
  {
    why: 'layout of a consultation, and its expected or actual length',
    steps: [
      ...children('component', 'problemPage heading'),
      ...children('encounter', 'duration travelTime'),
      ...children('problem', 'expectedDuration owner'),
      ...children('eventLink', 'eventType eventLinkType'),
      ...children('parentProblem', 'relationshipType'),
      ...children('childProblem', 'relationshipType'),
      ...children('diary', 'locationType'),
      ...['duration', 'travelTime', 'expectedDuration'].flatMap((el) =>
        attributes(el, 'unit value'),
      ),
      ...codeAttributes('heading'),
    ],
  },
  {
    why: 'where a document lies at the practice',
    steps: [...children('document', 'folder locator'), ...children('data', 'reference')],
  },
  {
    why: 'kind of free text, and kind of range; both are compared as they are worded',
    steps: [
      ...attributes('associatedText', 'associatedTextType'),
      ...attributes('availableRange', 'qualifier'),
      ...attributes('range', 'qualifier'),
    ],
  },
  {
    why: 'bookkeeping of the practice system; deletion is read where it counts',
    steps: attributes('*', 'updateMode auditDeleteDate auditDeleteUserInRole auditDeleteInfo'),
  },
];

/** The table by parent: what is ignored below an element of that name, and below any (`*`). */
export const IGNORED_BELOW: ReadonlyMap<string, ReadonlySet<string>> = byParent(
  IGNORED.flatMap(({ steps }) => steps),
);

function codeAttributes(...elements: readonly string[]): string[] {
  return elements.flatMap((el) => attributes(el, 'code codeSystem displayName'));
}
