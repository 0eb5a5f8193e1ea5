import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { KIND_OF_CHAPTER, statesNoAllergy } from '../read-chapters.ts';
import type { EventType } from './draft.ts';

/** Kinds a statement of type OBS, VAL, INV, FH, TR or OH may turn out to be. */
export type StatementKind =
  | 'diagnosis'
  | 'procedure'
  | 'result'
  | 'observation'
  | 'allergy'
  | 'note';

/** What the kind of a statement is told from. */
export interface Statement {
  readonly type: EventType;
  readonly codes: readonly Code[];
  readonly term: string | undefined;
  readonly category: string | undefined;
  readonly hasValue: boolean;
}

/**
 * MIG categories that are investigations: Biochemistry 8, ECG 9, Haematology 10, Imaging 11, Microbiology
 * 12, Cytology 13, Other 14, Physiology 15, Urinalysis 16 (mig-wire, section 2.3). Others were never seen.
 */
export const INVESTIGATION_CATEGORIES: ReadonlySet<string> = new Set(
  Array.from({ length: 9 }, (_, i) => String(i + 8)),
);

/**
 * Tells the kind of a statement. A value outranks the chapter: a number under a disorder code is
 * still a number, and a kind without a place for it would lose it. Family history is never the
 * patient's own diagnosis, and a request is none either.
 */
export function classify(statement: Statement): StatementKind {
  const { type, codes, term, category, hasValue } = statement;
  if (type === 'OBS' && statesNoAllergy(codes)) return 'allergy';
  if (INVESTIGATION_CATEGORIES.has(category ?? '')) return 'result';
  if (codes.length === 0 && term === undefined && !hasValue) return 'note';
  return type === 'FH' ? 'observation' : kindOfCode(statement);
}

function kindOfCode({ type, codes, hasValue }: Statement): StatementKind {
  const chapter = codes.find(({ system }) => system === CODE_SYSTEMS.readV2)?.code[0] ?? '';
  const kind = KIND_OF_CHAPTER.get(chapter);
  if (kind === 'result') return 'result';
  // An investigation is one by its type, unless its code is that of an examination (chapter 2).
  if (type === 'INV') return chapter === '2' ? 'observation' : 'result';
  return type === 'OBS' && !hasValue && kind !== undefined ? kind : 'observation';
}
