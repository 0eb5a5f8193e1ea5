import { attributes, byParent, children } from '../xml/ignore-steps.ts';

/** Elements that are left out on purpose, with the reason. */
export interface Ignored {
  readonly why: string;
  /** `parent/child` by local name, or `*` for any parent; `parent/@attribute` for attributes. */
  readonly steps: readonly string[];
}

/** References and bookkeeping that any `IdentType` of the schema has. */
const IDENT = 'DBID RefID GUID FileStatus OldGUID';

/**
 * All that the reader knows and leaves out (EMIS Open MedicalRecord 3.8). What is in neither this table nor
 * read is unmapped: requests for tests and reports of laboratories as they were sent are among it.
 */
export const IGNORED: readonly Ignored[] = [
  { why: 'number of the patient at the practice', steps: ['MedicalRecord/@PatientID'] },
  {
    why: 'identifiers of the practice system; those that are pointed to are read',
    steps: children('*', IDENT),
  },
  {
    why: 'who made, authorised or filed an entry, which is not compared',
    steps: [
      ...children(
        '*',
        'AuthorID AuthorisedUserID UserID User OriginalAuthor ExternalConsultant IssuerID DispenserID',
      ),
      ...children('OriginalAuthor', 'SystemDate'),
      ...children('Consultation', 'AccompanyingHCPID'),
      ...children('Referral', 'Consultant Team SourceType SourceLocation SourceSpeciality'),
    ],
  },
  {
    why: 'order, source and template of an entry at the practice, which say nothing about the patient',
    steps: [
      ...children(
        '*',
        'Sequence DataSource TemplateID TemplateInstanceID TemplateComponentName GMS ReferralLinkList',
      ),
      ...children('ReferralLinkList', 'Link'),
      ...children('Link', 'Target LinkType'),
      ...children('ConsultationElement', 'DisplayOrder ProblemSection Header'),
      ...children('Event', 'QualifiedCode'),
      ...children('Header', 'Value Scheme Term OldCode MapCode MapScheme'),
      ...children(
        'Consultation',
        'ConsultationType Duration TravelTime AppointmentSlotID LocationTypeID LocationID',
      ),
    ],
  },
  {
    why: 'an older code of the same supplier for the same thing',
    steps: children('*', 'OldCode'),
  },
  {
    why: 'how problems are grouped and cared for in the community',
    steps: children('Problem', 'GroupingStatus ProblemType ExpectedDuration Owner'),
  },
  {
    why: 'how a prescription is printed, priced, dispensed and kept safe, which no record compares',
    steps: [
      ...['Medication', 'Issue'].flatMap((parent) =>
        children(
          parent,
          `DoseAbbreviation MixtureIndicator DrugSource Template TemplateComponent TemplateInstance
           DispensingInterval RepeatIssueCount RepeatInterval ETPIssue ContraceptiveIssue ServiceType
           IssueMethod`,
        ),
      ),
      // The type of an issue is that of its course, where it is read.
      ...children(
        'Issue',
        'PrescriptionType EstimatedCost DateTimePrint DateTimeDispense BatchNumber',
      ),
      ...children('MedicationLink', 'PreparationID SystemDate'),
    ],
  },
  {
    why: 'how a referral travels; what it says is read',
    steps: children(
      'Referral',
      'Community NHS Transport ReferralRef DatedReferral Accepted Assessed ReferralMode',
    ),
  },
  {
    why: 'where and how a reminder is sent',
    steps: children('Diary', 'Reminder ReminderType LocationTypeID'),
  },
  { why: 'when the practice system shows an alert', steps: children('Alert', 'Book AriveSwap') },
  {
    why: 'where the practice keeps a document, and its content, which is not compared',
    steps: children('Attachment', 'Address Version DDSIdentifier AttachmentData'),
  },
  {
    why: 'numbers of an investigation at the laboratory',
    steps: children('Investigation', 'DataType ReportID SpecimenID NumberOfTests RepInvNumber'),
  },
  {
    why: 'a name, address, contact or registration beyond what the identity check needs',
    steps: [
      ...children(
        'Registration',
        `PreviousNames CallingName Title HomeTelephone RegisteredGpID UsualGpID TradingHaID WalkingQuarters
         Dispensing RuralMileage DifficultQuarters ResidentialInstitute BlockedSpecial RecordsAt
         HospitalNumbers DeductedDate DateAdded OldNhsNumber WorkTelephone Mobile Email HomeAddress HomeGP
         HomeGPCode CHINumber FootpathMiles WaterMiles ServiceType ServiceNumber GRONumber UPCINumber
         MaritalStatus MedicationReviewDate ExemptionExpiry ScreenMessage ReminderSent EthnicCode
         PrisonNumber PreviousPrisonNumbers PrisonDoctorGP SocialSecurityNumber PolicyId Archived SCN`,
      ),
      ...['Address', 'HomeAddress'].flatMap((parent) =>
        children(parent, 'HouseNameFlat Street Village Town County PostCode'),
      ),
    ],
  },
  {
    why: 'directories of people and places; names of places that are pointed to are read',
    steps: [
      ...children('MedicalRecord', 'PeopleList RecipientID'),
      ...children('PeopleList', 'Person'),
      ...children(
        'Person',
        `Mnemonic PCSUser ActiveEMISUser Title FirstNames LastName Category NationalCode PrescriptionCode
         GmcCode UKCCCode Scripts Consulter ContractStart ContractEnd Doctor Locum Registrar Maternity
         ChildSurveillance Contraceptive TwentyFourHour MinorSurgery ResonsibleHA Trainer
         ContractualRelationship Address Telephone1 Telephone2 Fax Email Role`,
      ),
      ...children('Category', 'Mnemonic Description'),
      ...children('Role', 'Application Team Location'),
      ...children('Application', 'ApplicationMnemonic ApplicationName'),
      ...attributes('Person', 'Security1 Security2'),
      ...attributes('Category', 'Purpose'),
      ...children(
        'Location',
        `LocationTypeID Address Telephone1 Telephone2 Fax Email Contact Cypher Interchange LinkCode
         SeniorPartner PCGCode PCTCode`,
      ),
      ...children('Originator', 'System OrganisationType'),
      ...children('System', 'Name Version'),
    ],
  },
  {
    why: 'when and how the message was made; an error and a limit to a part are read',
    steps: [
      ...children('MessageInformation', 'DateCreated TimeCreated'),
      ...children('Get', 'SessionID'),
      ...children('MessagePurpose', 'Post'),
      ...children('Post', 'PostType SessionID'),
      ...children('MessagingError', 'ErrorString'),
    ],
  },
  {
    why: 'appointments and notes between members of staff, which are no part of the record compared',
    steps: [
      ...children('MedicalRecord', 'AppointmentList NoteList'),
      ...children('AppointmentList', 'Appointment'),
      ...children(
        'Appointment',
        'SessionHolder LocationID AssignedDate Time Site SessionID Reason Duration RUB',
      ),
      ...children('Site', 'ID Name'),
      ...children('NoteList', 'Note'),
      ...children(
        'Note',
        `AssignedDate Time Urgency OwnerID ActionBefore NoteCode Status NoteText DataType ReportID`,
      ),
    ],
  },
];

/** The table by parent: what is ignored below an element of that name, and below any (`*`). */
export const IGNORED_BELOW: ReadonlyMap<string, ReadonlySet<string>> = byParent(
  IGNORED.flatMap(({ steps }) => steps),
);
