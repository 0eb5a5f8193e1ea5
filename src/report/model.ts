import { assert } from '../base/assert.ts';
import { sha256 } from '../base/hash.ts';
import type { Severity } from '../compare/severity.ts';
import type { DataItem } from '../record/item.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkSections } from './model-checks.ts';

/** Name of the stable shape below; a change that breaks readers gets a new number. */
export const REPORT_SCHEMA = 'mig2hie/report/1';

/** The kinds of report there are. */
export const REPORT_KINDS = ['practice', 'programme'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How much a tag asks for attention; the words say the same, for colour never carries meaning alone. */
export type Tone = 'done' | 'quiet' | 'notice' | 'caution' | 'bad' | 'worst';

/** A status in words. */
export interface Tag {
  readonly tag: string;
  readonly tone: Tone;
}

/** One cell of a table: words, a count, a status, or a list of short words such as codes. */
export type Cell = string | number | Tag | readonly string[];

/**
 * One column. The cells of a `count` column add up to the total row, where the table has one; those of
 * a `number` column do not, because one patient or practice may stand in several rows.
 */
export interface Column {
  readonly title: string;
  readonly kind: 'text' | 'count' | 'number';
}

/** A table; an empty one says `whenEmpty` instead. */
export interface TableBlock {
  readonly type: 'table';
  readonly caption: string;
  readonly note?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total?: readonly Cell[];
  readonly whenEmpty: string;
}

/** What one side said: which entry, and the value in question. Null where it said nothing. */
export interface Said {
  readonly entry: string | null;
  readonly value: string | null;
  /** Path of the entry in the response. */
  readonly source: string | null;
}

/** One finding of one patient, as reports show it. */
export interface ReportFinding {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly severity: Severity;
  readonly item: DataItem | null;
  readonly itemTitle: string;
  readonly field: string | null;
  readonly confidence: number;
  readonly mig: Said;
  readonly hie: Said;
  readonly why: string;
  /** How many pairs or single entries it speaks for, where it speaks for several; it is one finding all the same. */
  readonly members?: number;
  /** Pseudonym of the patient. */
  readonly case: string;
  /** Id of the tolerance that covers it; it is counted and shown all the same. */
  readonly tolerance: string | null;
}

/** All findings of one severity. */
export interface FindingsBlock {
  readonly type: 'findings';
  readonly severity: Severity;
  /** Equal to the length of `findings`; checked when the report is made. */
  readonly count: number;
  readonly findings: readonly ReportFinding[];
}

/** Something nobody has evidence of, and why. */
export interface NotTested {
  readonly what: string;
  readonly extent: string;
  readonly why: string;
}

/** A decision that is a person's to take. */
export interface Decision {
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

/** The parts a section is made of. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'statement'; readonly text: string }
  | { readonly type: 'not-tested'; readonly gaps: readonly NotTested[] }
  | { readonly type: 'decisions'; readonly decisions: readonly Decision[] }
  | TableBlock
  | FindingsBlock;

/** One part of a report under its own heading. */
export interface Section {
  /** Lower-case words joined by hyphens; the anchor of the section. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A file or run the report rests on. */
export interface ReportSource {
  readonly kind: 'file' | 'run' | 'configuration';
  readonly name: string;
  readonly sha256: string | null;
  /** The day or instant the source speaks of. */
  readonly asAt: string | null;
  /** What it gave to this report, in words. */
  readonly gives: string;
}

/** A whole report: the complete truth of which every rendering is a view. */
export interface ReportModel {
  readonly schema: typeof REPORT_SCHEMA;
  readonly kind: ReportKind;
  readonly title: string;
  readonly programme: string;
  /** ISO instant, UTC; passed in. */
  readonly generatedAt: string;
  /** The day the report speaks of. */
  readonly asAt: string;
  readonly tool: { readonly version: string; readonly rules: readonly string[] };
  readonly smallNumbers: 'shown' | 'suppressed';
  /** One sentence. */
  readonly headline: string;
  readonly sources: readonly ReportSource[];
  readonly sections: readonly Section[];
  /** SHA-256 of the canonical JSON of everything but `generatedAt` and itself. */
  readonly hash: string;
}

/** A report before it is checked and sealed. */
export type ReportDraft = Omit<ReportModel, 'schema' | 'hash'>;

/** Checks that the parts agree with each other and seals the report with its hash. */
export function createReport(draft: ReportDraft): ReportModel {
  checkSections(draft.sections, draft.smallNumbers === 'shown');
  assert(draft.headline.trim() !== '', 'a report needs a headline');
  const { generatedAt, ...content } = draft;
  const sealed = { schema: REPORT_SCHEMA, ...content } as const;
  return { ...sealed, generatedAt, hash: sha256(canonicalJson(sealed)) };
}
