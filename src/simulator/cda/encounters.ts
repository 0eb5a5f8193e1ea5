import { element } from '../mig/xml.ts';
import type { EncounterEntry, NoteEntry, StatementEntry } from '../model.ts';
import { OIDS, conceptCode, fixedCode } from './coding.ts';
import type { CdaContext } from './context.ts';
import {
  author,
  comment,
  entryId,
  pointInTime,
  related,
  statusCode,
  templateId,
  textReference,
} from './context.ts';
import { writeEncounterDiagnosis } from './problems.ts';

/** What stands inside an encounter, each with its row of the narrative. */
export interface Inside {
  readonly entry: StatementEntry | NoteEntry;
  readonly row: string;
}

/** A consultation with the diagnoses made and the notes written in it. */
export function writeEncounter(
  context: CdaContext,
  entry: EncounterEntry,
  row: string,
  inside: readonly Inside[],
): string {
  return element(
    'encounter',
    [
      templateId('4.49', '2015-08-01'),
      entryId(context, entry.id),
      conceptCode(context, entry.concept, { row }),
      pointInTime(entry.date),
      author(context, entry.recorded),
      ...inside.map((part) => writeInside(context, part)),
      comment(context, entry, row),
    ],
    { classCode: 'ENC', moodCode: 'EVN' },
  );
}

/** A note, as the act that points to its words. */
export function writeNote(context: CdaContext, entry: NoteEntry, row: string): string {
  return element(
    'act',
    [
      templateId('4.202', '2016-11-01'),
      entryId(context, entry.id),
      fixedCode('34109-9', OIDS.loinc, 'Note'),
      textReference('text', `${row}-comment`),
      statusCode('completed'),
      pointInTime(entry.date),
      author(context, entry.recorded),
    ],
    { classCode: 'ACT', moodCode: 'EVN' },
  );
}

function writeInside(context: CdaContext, { entry, row }: Inside): string {
  return entry.kind === 'note'
    ? related('COMP', writeNote(context, entry, row))
    : related('COMP', writeEncounterDiagnosis(context, entry, row));
}
