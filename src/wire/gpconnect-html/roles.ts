/** What a cell of a table says. */
export type Field =
  | 'date'
  | 'ended'
  | 'term'
  | 'significance'
  | 'details'
  | 'type'
  | 'dose'
  | 'quantity'
  | 'scheduledEnd'
  | 'days'
  | 'info'
  | 'lastIssued'
  | 'issuesMade'
  | 'issuesAllowed'
  | 'review'
  | 'discontinued'
  | 'reason'
  | 'ending'
  | 'value'
  | 'range'
  | 'part'
  | 'contents'
  | 'from'
  | 'to'
  | 'priority'
  | 'location';

/** What a table is about. */
export type Role =
  | 'encounters'
  | 'problems'
  | 'problems-active'
  | 'problems-major-inactive'
  | 'problems-other-inactive'
  | 'allergies'
  | 'allergies-current'
  | 'allergies-historical'
  | 'medication-acute'
  | 'medication-repeat'
  | 'medication-current'
  | 'medication-discontinued'
  | 'medication-past'
  | 'medication-all'
  | 'medication-issues'
  | 'clinical-items'
  | 'observations'
  | 'immunisations'
  | 'referrals'
  | 'administrative'
  | 'emergency';

/** How a table is told by its heading, and what its columns are. */
export interface RoleFacts {
  /** Tried in the order of the table below; the first that fits tells the role. */
  readonly heading: RegExp;
  /** Columns without which no entry can be read. */
  readonly needed: readonly Field[];
  /** Columns the specification gives besides; a missing one is told. */
  readonly expected: readonly Field[];
  /** Columns that are read where they stand. */
  readonly allowed: readonly Field[];
}

const SUPPLY: readonly Field[] = ['type', 'dose', 'quantity', 'info'];

/** All that any table of drugs may say; releases and suppliers differ in the columns they show. */
const DRUG: readonly Field[] = [
  ...SUPPLY,
  'date',
  'details',
  'scheduledEnd',
  'days',
  'lastIssued',
  'issuesMade',
  'issuesAllowed',
  'review',
  'discontinued',
  'reason',
  'ending',
];

/**
 * GP Connect Access Record HTML, "HTML layout" (hie-wire, section 2.3). Names of the 0.5 release stand
 * beside those of 0.7. The columns of "All Medication" and its issues are inferred from the other tables.
 */
export const ROLES: Readonly<Record<Role, RoleFacts>> = {
  'medication-issues': {
    heading: /all medication issues/,
    needed: ['date', 'term'],
    expected: ['dose', 'quantity'],
    allowed: DRUG,
  },
  'medication-all': {
    heading: /all medications?\b/,
    needed: ['date', 'term'],
    expected: ['dose', 'quantity'],
    allowed: DRUG,
  },
  'medication-discontinued': {
    heading: /discontinued/,
    needed: ['term'],
    expected: ['lastIssued', 'discontinued', 'reason', 'dose', 'quantity'],
    allowed: DRUG,
  },
  'medication-past': {
    heading:
      /past medication|\b(?:past|previous|ended|inactive|stopped|former|(?:non|not|no longer)[ -]current)\b.{0,40}\bmedication/,
    needed: ['date', 'term'],
    expected: ['details'],
    allowed: DRUG,
  },
  'medication-acute': {
    heading: /acute medication|recent medication issues/,
    needed: ['date', 'term'],
    expected: [...SUPPLY, 'scheduledEnd', 'days'],
    allowed: DRUG,
  },
  'medication-repeat': {
    heading: /repeat medication/,
    needed: ['date', 'term'],
    expected: [
      ...SUPPLY.filter((field) => field !== 'type'),
      'lastIssued',
      'issuesMade',
      'issuesAllowed',
      'review',
    ],
    allowed: DRUG,
  },
  'medication-current': {
    heading: /current med/,
    needed: ['date', 'term'],
    expected: [],
    allowed: DRUG,
  },
  'allergies-historical': {
    heading:
      /historical|\b(?:past|previous|ended|inactive|(?:non|not|no longer)[ -]current)\b.{0,40}\ballerg/,
    needed: ['date', 'details'],
    expected: ['ended'],
    allowed: ['term', 'reason'],
  },
  'allergies-current': {
    heading: /current allerg/,
    needed: ['date', 'details'],
    expected: [],
    allowed: ['term', 'ended'],
  },
  allergies: {
    heading: /allerg/,
    needed: ['date', 'details'],
    expected: [],
    allowed: ['term', 'ended'],
  },
  'problems-major-inactive': {
    heading: /major inactive/,
    needed: ['date', 'term'],
    expected: ['ended', 'significance', 'details'],
    allowed: [],
  },
  'problems-other-inactive': {
    heading: /inactive|\b(?:non|not|no longer)[ -]active/,
    needed: ['date', 'term'],
    expected: ['ended', 'significance', 'details'],
    allowed: [],
  },
  'problems-active': {
    heading: /active/,
    needed: ['date', 'term'],
    expected: ['significance', 'details'],
    allowed: ['ended'],
  },
  problems: {
    heading: /problem/,
    needed: ['date', 'term'],
    expected: ['significance', 'details'],
    allowed: ['ended'],
  },
  encounters: plain(/encounter|consultation/, ['date', 'term'], ['details']),
  'clinical-items': plain(/clinical item/, ['date', 'term'], ['details']),
  observations: {
    ...plain(/observation/, ['date', 'term', 'value'], ['details']),
    allowed: ['range'],
  },
  immunisations: plain(
    /immuni[sz]ation|vaccination/,
    ['date', 'term'],
    ['part', 'contents', 'details'],
  ),
  referrals: {
    ...plain(/referral/, ['date', 'details'], ['from', 'to', 'priority']),
    allowed: ['term'],
  },
  administrative: plain(/administrative/, ['date', 'term'], ['details']),
  emergency: plain(/emergency/, ['date', 'term'], ['details', 'location']),
};

function plain(heading: RegExp, needed: readonly Field[], expected: readonly Field[]): RoleFacts {
  return { heading, needed, expected, allowed: [] };
}

/** The first role, in the order of {@link ROLES}, whose heading fits and which the section may hold. */
export function roleOfHeading(heading: string, allowed: readonly Role[]): Role | undefined {
  return ROLE_NAMES.find((role) => allowed.includes(role) && ROLES[role].heading.test(heading));
}

/** Whether a heading names a part of a record, of whichever section. */
export function namesPart(heading: string): boolean {
  return PARTS.test(heading);
}

const PARTS =
  /allerg|problem|medication|encounter|consultation|clinical item|observation|immuni[sz]ation|vaccination|referral|administrative/;

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** What a column says, by its heading in lower case; the wordings of both releases. */
export const FIELD_OF_HEADING: ReadonlyMap<string, Field> = new Map(
  (
    [
      ['date', 'date | start date | issue date | issued date | date issued | date of issue'],
      ['ended', 'end date | date ended'],
      ['term', 'entry | title | medication item | vaccination | immunisation'],
      ['significance', 'significance'],
      ['details', 'details | detail'],
      ['type', 'type'],
      ['dose', 'dosage instruction | dosage instructions | dosage'],
      ['quantity', 'quantity'],
      ['scheduledEnd', 'scheduled end date | scheduled end'],
      ['days', 'days duration | duration'],
      ['info', 'additional information'],
      ['lastIssued', 'last issued date | last issued'],
      [
        'issuesMade',
        'number of prescriptions issued | number issued | number of issues | issues made',
      ],
      ['issuesAllowed', 'max issues | maximum issues | max number of issues'],
      ['review', 'review date'],
      ['discontinued', 'discontinued date | discontinuation date'],
      ['reason', 'discontinuation reason | discontinued reason | reason ended | end reason'],
      ['ending', 'discontinuation details | discontinued details'],
      ['value', 'value'],
      ['range', 'range | reference range | normal range'],
      ['part', 'part'],
      ['contents', 'contents | content'],
      ['from', 'from'],
      ['to', 'to'],
      ['priority', 'priority'],
      ['location', 'location of further information'],
    ] as const
  ).flatMap(([field, wordings]) =>
    wordings.split(' | ').map((wording) => [wording, field] as const),
  ),
);
