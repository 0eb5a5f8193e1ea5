/**
 * A date as a clinician knew it, on a wall clock in the United Kingdom: `2019`, `2019-05`,
 * `2019-05-02` or `2019-05-02T10:05:00`. Its length is its precision.
 */
export type Moment = string;

/** The two answers a patient's record is written into. */
export type SimulatedSide = 'mig' | 'hie';

/** GP systems of the region; each writes both wires in its own way. */
export type Supplier = 'EMIS' | 'TPP';

/** One meaning of the dictionary, with every code the two wires may write for it. */
export interface Concept {
  readonly term: string;
  /** SNOMED CT concept id. */
  readonly snomed: string;
  /** SNOMED CT description id of `term`. */
  readonly description: string;
  /** Read v2: five characters, dots included, and the two-character term code. */
  readonly read?: { readonly code: string; readonly termCode: string } | undefined;
  /** What the clinician wrote, where the code itself no longer says it. Only mutations set it. */
  readonly wording?: string | undefined;
  /** EMIS preparation code, for drugs. */
  readonly emisDrug?: string | undefined;
  /** The codes are told without the system they are of, by the HIE. Only faults set it. */
  readonly systemless?: boolean | undefined;
  /** The HIE tells the code that was picked alone, or SNOMED CT alone. Only benign changes set it. */
  readonly codings?: 'picked' | 'snomed' | undefined;
}

/** A clinician other than the one who wrote everything else. */
export interface SimulatedAuthor {
  readonly title: string;
  readonly given: string;
  readonly family: string;
}

/** A number as the record holds it; text, so that no digit is ever lost. */
export interface Measurement {
  readonly number: string;
  readonly unit?: UnitName | undefined;
  readonly comparator?: '<' | '>' | undefined;
}

/** Units of the dictionary, by the name our units table knows them by. */
export type UnitName = string;

/** Limits of normal a laboratory gave; either may be absent. */
export interface NormalRange {
  readonly low?: string | undefined;
  readonly high?: string | undefined;
}

/** What every entry has. */
export interface EntryCore {
  /** Unique within the patient. */
  readonly id: string;
  readonly concept: Concept;
  /** When it was true of the patient; absent when nobody knows. */
  readonly date?: Moment | undefined;
  /** When it was typed in. */
  readonly recorded: Moment;
  /** Free text beside the code. */
  readonly text?: string | undefined;
  /** Held back from both wires; the HIE's list says so, the MIG drops it without a word. */
  readonly confidential?: boolean | undefined;
  /** Held back from the HIE, which does not say so. Only mutations set it. */
  readonly hidden?: boolean | undefined;
  /** Id of the encounter it was recorded in. */
  readonly encounter?: string | undefined;
  /** Who recorded it. @default the practice's one clinician */
  readonly author?: SimulatedAuthor | undefined;
}

export interface AllergyEntry extends EntryCore {
  readonly kind: 'allergy';
  readonly category: 'medication' | 'environment';
  readonly ended?: { readonly date: Moment; readonly reason: string } | undefined;
  /** Its code states that there is no allergy. */
  readonly noneKnown?: boolean | undefined;
  readonly reaction?: Concept | undefined;
}

export interface MedicationEntry extends EntryCore {
  readonly kind: 'medication';
  readonly dose: string;
  readonly quantity: { readonly number: string; readonly unit: string };
  readonly durationDays: number;
  readonly course: 'acute' | 'repeat';
  readonly status: 'active' | 'completed' | 'stopped';
  readonly ended?: { readonly date: Moment; readonly reason?: string | undefined } | undefined;
  readonly issuesAllowed?: number | undefined;
  readonly issues: readonly { readonly id: string; readonly date: Moment }[];
}

export interface ProblemEntry extends EntryCore {
  readonly kind: 'problem';
  readonly status: 'active' | 'inactive';
  readonly significance: 'major' | 'minor';
  readonly ended?: Moment | undefined;
  /** Ids of entries that belong to the problem. */
  readonly linked: readonly string[];
}

export interface StatementEntry extends EntryCore {
  readonly kind: 'diagnosis' | 'procedure';
}

export interface ImmunisationEntry extends EntryCore {
  readonly kind: 'immunisation';
  readonly batch?: string | undefined;
  /** Written as an observation by the HIE. Only mutations set it. */
  readonly asObservation?: boolean | undefined;
}

/** One measured part of a result. */
export interface ResultPart {
  readonly value?: Measurement | undefined;
  readonly range?: NormalRange | undefined;
  readonly abnormal?: boolean | undefined;
}

export interface ResultEntry extends EntryCore, ResultPart {
  readonly kind: 'result';
  /** The MIG's own category of investigation. */
  readonly category: { readonly code: string; readonly name: string };
  /** Typed in at the practice: the HIE files it among the uncategorised. */
  readonly typedByHand?: boolean | undefined;
  /** Parts of a panel, in the laboratory's order. */
  readonly members?:
    | readonly ({ readonly id: string; readonly concept: Concept } & ResultPart)[]
    | undefined;
}

export interface ObservationEntry extends EntryCore {
  readonly kind: 'observation';
  readonly value?: Measurement | undefined;
}

export interface BloodPressureEntry extends EntryCore {
  readonly kind: 'blood-pressure';
  readonly systolic: string;
  readonly diastolic: string;
}

export interface EncounterEntry extends EntryCore {
  readonly kind: 'encounter';
}

export interface ReferralEntry extends EntryCore {
  readonly kind: 'referral';
  readonly urgency: 'routine' | 'urgent';
}

export interface DiaryEntry extends EntryCore {
  readonly kind: 'diary';
  readonly due: Moment;
}

export interface DocumentEntry extends EntryCore {
  readonly kind: 'document';
  readonly title: string;
  readonly mediaType: string;
  /** What it says; with it, both wires tell the letter. @default untold, and the MIG leaves it out */
  readonly content?: string | undefined;
}

export interface NoteEntry extends EntryCore {
  readonly kind: 'note';
  readonly text: string;
}

/** One clinical statement of the synthetic record. */
export type SimulatedEntry =
  | AllergyEntry
  | MedicationEntry
  | ProblemEntry
  | StatementEntry
  | ImmunisationEntry
  | ResultEntry
  | ObservationEntry
  | BloodPressureEntry
  | EncounterEntry
  | ReferralEntry
  | DiaryEntry
  | DocumentEntry
  | NoteEntry;

/** Areas of the HIE's answer, by the parameter that asks for them. */
export const AREAS = [
  'includeAllergies',
  'includeMedication',
  'includeConsultations',
  'includeProblems',
  'includeImmunisations',
  'includeUncategorisedData',
  'includeInvestigations',
  'includeReferrals',
  'includeDiaryEntries',
] as const;
export type Area = (typeof AREAS)[number];

/** An invented person with a record. */
export interface SimulatedPatient {
  readonly nhsNumber: string;
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: Moment;
  readonly address: {
    readonly street: string;
    readonly town: string;
    readonly county: string;
    readonly postcode: string;
  };
  readonly phone: string;
  readonly practice: SimulatedPractice;
  /** What makes this record worth sampling, in plain words with hyphens. */
  readonly traits: readonly string[];
  /** Sides the patient has forbidden to answer. */
  readonly dissent: Readonly<Record<SimulatedSide, boolean>>;
  readonly entries: readonly SimulatedEntry[];
  /** Areas whose list the HIE leaves out although asked for. Only mutations set it. */
  readonly missingAreas?: readonly Area[] | undefined;
}

/** An invented practice. */
export interface SimulatedPractice {
  readonly code: string;
  readonly name: string;
  readonly supplier: Supplier;
  readonly pcn: { readonly code: string; readonly name: string };
  readonly commissioner: { readonly code: string; readonly name: string };
  readonly address: { readonly street: string; readonly town: string; readonly postcode: string };
  /** Whether each gateway may ask the practice at all. */
  readonly enabled: Readonly<Record<SimulatedSide, boolean>>;
  /** Whether the practice has signed the agreement of each channel. */
  readonly signed: Readonly<Record<SimulatedSide, boolean>>;
}

/** An invented organisation that views records. */
export interface SimulatedConsumer {
  readonly code: string;
  readonly name: string;
}

/** What a region is made from; the same options always give the same region. */
export interface RegionOptions {
  readonly seed: string;
  readonly practices: number;
  readonly patientsPerPractice: number;
  readonly consumers: number;
  /** "Today", `yyyy-mm-dd`: no entry is later, but for recalls. */
  readonly asAt: string;
  /** Whether the HIE holds documents, notes, diary entries, weights and heights. @default true */
  readonly hieExtras?: boolean | undefined;
}

/** A whole synthetic region. */
export interface Region {
  readonly options: RegionOptions;
  readonly practices: readonly SimulatedPractice[];
  readonly consumers: readonly SimulatedConsumer[];
  readonly patients: readonly SimulatedPatient[];
}
