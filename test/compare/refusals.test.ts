import { expect, test } from 'vitest';
import { recordDocument } from '../../src/compare/record-document.ts';
import type { Refusal } from '../../src/record/reading.ts';
import { compare } from '../support/compare.ts';
import { entry, reading } from '../support/records.ts';

const CONSENT: Refusal = { class: 'consent', why: 'the patient has dissented from sharing' };
const answered = reading([entry({ kind: 'problem', term: 'Asthma', date: '2007' })]);
const refused = { ...reading([]), refusal: CONSENT };

test('a comparison says which side gave an answer in place of a record', () => {
  expect(compare(answered, refused).refusals).toEqual({ mig: null, hie: CONSENT });
  expect(compare(refused, answered).refusals).toEqual({ mig: CONSENT, hie: null });
  expect(compare(answered, answered)).not.toHaveProperty('refusals');
});

test('so does the document of one response', () => {
  expect(recordDocument(refused).refusal).toEqual(CONSENT);
  expect(recordDocument(answered)).not.toHaveProperty('refusal');
});
