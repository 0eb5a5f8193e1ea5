import { textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { stated } from '../../fhir/codes.ts';
import { draft } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, periodEdge } from '../../fhir/values.ts';

/** The texts of a comment note. */
export function commentTexts(resource: Resource): readonly string[] {
  const { body } = resource;
  return [...stated(textOf(body['comment']), textOf(body['valueString'])), ...notesOf(body)];
}

/**
 * Reads free text of a consultation. The code only marks it as text and would make all notes of a day
 * look alike, so the entry has none.
 */
export function readNote(reading: Reading, resource: Resource): Draft {
  const { log } = reading;
  return draft(reading, resource, {
    date:
      dateOf(resource, 'effectiveDateTime', log) ??
      periodEdge(resource, 'effectivePeriod', 'start', log),
    recorded: dateOf(resource, 'issued', log),
    status: readStatus(resource, 'status', STATUSES, log),
    text: commentTexts(resource),
    detail: { kind: 'note' },
  });
}

/** A note is final, which says nothing; only one that was entered in error is none. */
const STATUSES: StatusWords = {
  final: undefined,
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

/** Makes a comment note text of the entry it is tied to, once. */
export function addComment(reading: Reading, comment: Resource, made: Draft): void {
  reading.used.add(comment);
  for (const text of commentTexts(comment)) if (!made.text.includes(text)) made.text.push(text);
}
