import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';
import type { Role } from './roles.ts';

/** Codes of the sections a request can ask for; the emergency codes have none. */
export const SECTION_CODES = [
  'SUM',
  'PRB',
  'ALL',
  'MED',
  'ENC',
  'CLI',
  'OBS',
  'IMM',
  'REF',
  'ADM',
  'EMG',
] as const;
/** One of {@link SECTION_CODES}; `EMG` is our own for the emergency codes. */
export type SectionCode = (typeof SECTION_CODES)[number];

/** What a section is. */
export interface SectionFacts {
  /** Its title, or the heading over it, in lower case. */
  readonly title: RegExp;
  readonly item: DataItem;
  /** The tables it may hold. */
  readonly roles: readonly Role[];
  /** What a table is that stands under no heading of its own. */
  readonly alone: Role | undefined;
  /** The parts that release 0.7 always has; one that is not there is told. */
  readonly parts: readonly Role[];
  /** Kinds of entry that may be missing where the section leaves some out. */
  readonly kinds: readonly EntryKind[];
}

const PROBLEMS: readonly Role[] = [
  'problems-major-inactive',
  'problems-other-inactive',
  'problems-active',
  'problems',
];
const ALLERGIES: readonly Role[] = ['allergies-historical', 'allergies-current', 'allergies'];
const MEDICATION: readonly Role[] = [
  'medication-issues',
  'medication-all',
  'medication-discontinued',
  'medication-past',
  'medication-acute',
  'medication-repeat',
  'medication-current',
];

/**
 * The sections (hie-wire, section 2.3). Clinical, administrative and emergency items are filed where GP
 * Connect Structured files what is uncategorised; encounters and referrals are events.
 */
export const SECTIONS: Readonly<Record<SectionCode, SectionFacts>> = {
  SUM: {
    title: /^(?:patient )?summary/,
    item: 'summary',
    roles: ['encounters', ...PROBLEMS, ...MEDICATION, ...ALLERGIES, 'emergency'],
    alone: undefined,
    parts: [],
    kinds: ['encounter', 'problem', 'medication', 'allergy', 'observation'],
  },
  PRB: {
    title: /^problem/,
    item: 'problems',
    roles: PROBLEMS,
    alone: 'problems',
    parts: ['problems-active', 'problems-major-inactive', 'problems-other-inactive'],
    kinds: ['problem'],
  },
  ALL: {
    title: /^allerg/,
    item: 'risks-and-warnings',
    roles: ALLERGIES,
    alone: 'allergies',
    parts: ['allergies-current', 'allergies-historical'],
    kinds: ['allergy'],
  },
  MED: {
    title: /^medication/,
    item: 'medication',
    roles: MEDICATION,
    alone: undefined,
    parts: [
      'medication-acute',
      'medication-repeat',
      'medication-discontinued',
      'medication-all',
      'medication-issues',
    ],
    kinds: ['medication', 'issue'],
  },
  ENC: one(/^encounter/, 'events', 'encounters', ['encounter', 'note']),
  CLI: one(/^clinical item/, 'examinations', 'clinical-items', [
    'observation',
    'diagnosis',
    'procedure',
    'result',
  ]),
  OBS: one(/^observation/, 'examinations', 'observations', [
    'observation',
    'blood-pressure',
    'result',
  ]),
  IMM: one(/^immuni[sz]ation/, 'procedures', 'immunisations', ['immunisation']),
  REF: one(/^referral/, 'events', 'referrals', ['referral']),
  ADM: one(/^administrative/, 'examinations', 'administrative', ['observation']),
  EMG: one(/^emergency/, 'examinations', 'emergency', ['observation']),
};

function one(title: RegExp, item: DataItem, role: Role, kinds: readonly EntryKind[]): SectionFacts {
  return { title, item, roles: [role], alone: role, parts: [], kinds };
}

/** The section of a code, whatever its letter case. */
export function sectionOfCode(code: string | undefined): SectionCode | undefined {
  const wanted = code?.trim().toUpperCase();
  return SECTION_CODES.find((known) => known === wanted && known !== 'EMG');
}

/** The section of a title or heading. */
export function sectionOfTitle(title: string): SectionCode | undefined {
  return SECTION_CODES.find((code) => SECTIONS[code].title.test(title.trim().toLowerCase()));
}
