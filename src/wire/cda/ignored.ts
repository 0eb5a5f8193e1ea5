import { attributes, byParent, children } from '../xml/ignore-steps.ts';

/** Elements and attributes that are left out on purpose, with the reason. */
export interface Ignored {
  readonly why: string;
  /**
   * `parent/child` by local name, for the whole branch; `parent/@attribute`; the parent `*` stands for any.
   */
  readonly steps: readonly string[];
}

/**
 * All that the reader knows and leaves out. What is in neither this table nor read is unmapped and told to
 * the user.
 */
export const IGNORED: readonly Ignored[] = [
  {
    why: 'which edition, template or language a part follows: it says nothing of the patient',
    steps: [
      ...anywhere('templateId realmCode typeId languageCode'),
      ...children('ClinicalDocument', 'setId versionNumber copyTime'),
    ],
  },
  {
    why: 'what the document is called, and when and under which number it was made',
    steps: [...children('ClinicalDocument', 'id code title effectiveTime'), 'section/id'],
  },
  {
    why: 'heading of a section; its code is read',
    steps: ['section/title', 'section/@ID'],
  },
  {
    why: 'the code of a section was looked up, and its wording is the heading',
    steps: ['section/code'],
  },
  {
    why: 'wording for people: entries are resolved into it, its rows are counted against them',
    steps: ['section/text'],
  },
  {
    why: 'who wrote, checked, sent, kept or witnessed: performers are not compared (hie-wire, 8)',
    steps: [
      ...anywhere('author performer informant custodian dataEnterer informationRecipient'),
      ...anywhere('legalAuthenticator authenticator responsibleParty'),
      ...children('author', 'assignedAuthor functionCode'),
      ...children('manufacturedProduct', 'id manufacturerOrganization'),
      'manufacturedMaterial/id',
    ],
  },
  {
    why: 'persons about the patient and the visit the document was made for, not the record',
    steps: children(
      'ClinicalDocument',
      'participant componentOf documentationOf inFulfillmentOf authorization relatedDocument',
    ),
  },
  {
    why: 'how restricted the document is as a whole; nothing says that entries were left out',
    steps: anywhere('confidentialityCode'),
  },
  {
    why: 'identity beyond what the identity check needs',
    steps: [
      ...children('patientRole', 'telecom'),
      ...children('addr', 'streetAddressLine city state country county additionalLocator'),
      ...children('addr', 'houseNumber streetName direction precinct useablePeriod unitID'),
      ...children('name', 'prefix suffix delimiter validTime'),
      ...children('patient', 'id maritalStatusCode religiousAffiliationCode raceCode desc'),
      ...children('patient', 'ethnicGroupCode guardian birthplace languageCommunication'),
      ...children('providerOrganization', 'name telecom addr standardIndustryClassCode'),
      'providerOrganization/asOrganizationPartOf',
      ...attributes('administrativeGenderCode', 'codeSystem displayName'),
    ],
  },
  {
    why: 'further identifiers of a statement; the first is read',
    steps: ['*/id'],
  },
  {
    why: 'the place an encounter was at beyond its name',
    steps: [...children('participantRole', 'addr telecom'), 'participantRole/scopingEntity'],
  },
  {
    why: 'the route of a drug: the record has no place for it',
    steps: ['substanceAdministration/routeCode'],
  },
  {
    why: 'how much of a vaccine was given: the record has no place for it',
    steps: ['substanceAdministration/doseQuantity'],
  },
  {
    why: 'a value given again in another unit, or a range of another sort',
    steps: ['value/translation', 'observationRange/interpretationCode'],
  },
  {
    why: 'how two statements hang together beyond the sort that is read',
    steps: attributes('*', 'inversionInd contextConductionInd contextControlCode independentInd'),
  },
  {
    why: 'how a statement is classed in words of HL7: its element says the same',
    steps: attributes('*', 'classCode determinerCode typeCode'),
  },
  {
    why: 'name or edition of a code system whose identifier is read',
    steps: attributes('*', 'codeSystemName codeSystemVersion valueSet valueSetVersion'),
  },
  {
    why: 'who gave out an identifier, and whether people should see it',
    steps: attributes('*', 'assigningAuthorityName displayable'),
  },
  {
    why: 'how wording is encoded; only what is not text is left unread, and told',
    steps: attributes('*', 'mediaType language'),
  },
  {
    why: 'how a point in time is combined with others',
    steps: attributes('effectiveTime', 'operator institutionSpecified'),
  },
];

/** The table by parent: what is ignored below an element of that name, and below any (`*`). */
export const IGNORED_BELOW: ReadonlyMap<string, ReadonlySet<string>> = byParent(
  IGNORED.flatMap(({ steps }) => steps),
);

function anywhere(names: string): string[] {
  return children('*', names);
}
