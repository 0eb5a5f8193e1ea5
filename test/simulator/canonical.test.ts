import { expect, test } from 'vitest';
import { canonicalDose } from '../../src/simulator/canonical-dose.ts';
import { canonicalForm, canonicalNumber, foldedWords } from '../../src/simulator/canonical.ts';
import { ONE_OF_EACH, oneOf } from './one-of-each.ts';
import { patientWith } from './sample-patient.ts';

test.each([
  ['125 micrograms once daily', '0.125 mg OD'],
  ['500 mg twice daily', '0.5 g BD'],
  ['Take ONE at night', 'take 1 nocte'],
  ['62.5 micrograms once daily', '0.0625\u00A0mg once a day'],
])('%j and %j are one dose', (a, b) => {
  expect(canonicalDose(a)).toBe(canonicalDose(b));
});

test.each([
  ['125 micrograms once daily', '125 mg once daily'],
  ['5 mg once daily', '5 mg twice daily'],
  ['Take ONE daily', 'Take TWO daily'],
  ['5 mg by mouth twice daily', '5 mg by subcutaneous injection twice daily'],
  ['10 mg once a week on Mondays', '10 mg once daily'],
])('%j and %j are two doses', (a, b) => {
  expect(canonicalDose(a)).not.toBe(canonicalDose(b));
});

test.each([
  ['13.50', '13.5', true],
  ['5', '5.0', true],
  ['5', '50', false],
  ['0.30', '0.3', true],
  ['10', '1', false],
])('%s and %s are one number: %s', (a, b, same) => {
  expect(canonicalNumber(a) === canonicalNumber(b)).toBe(same);
});

test.each([
  ['Left side, “worse at night”', 'LEFT  SIDE; "worse at night".', true],
  ['Seen\u00A0today', ' seen today\r\n', true],
  ['? fracture', 'fracture', false],
  ['No chest pain', 'Chest pain', false],
  ['5.5 kg', '55 kg', false],
])('%j and %j say the same: %s', (a, b, same) => {
  expect(foldedWords(a) === foldedWords(b)).toBe(same);
});

test('ids and order mean nothing, and links are told by what they point to', () => {
  const course = oneOf('medication');
  const problem = { ...oneOf('problem'), linked: [course.id] };
  const one = patientWith([course, problem]);
  const other = patientWith([
    { ...problem, id: 'x', linked: ['y'] },
    { ...course, id: 'y' },
  ]);
  expect(canonicalForm(other)).toBe(canonicalForm(one));
  expect(canonicalForm(patientWith([course, { ...problem, linked: [] }]))).not.toBe(
    canonicalForm(one),
  );
});

test('every entry counts, and how often it is there', () => {
  const whole = canonicalForm(patientWith(ONE_OF_EACH));
  for (const entry of ONE_OF_EACH) {
    const rest = ONE_OF_EACH.filter((other) => other !== entry);
    expect(canonicalForm(patientWith(rest))).not.toBe(whole);
    const doubled = [...ONE_OF_EACH, { ...entry, id: 'again' }];
    expect(canonicalForm(patientWith(doubled))).not.toBe(whole);
  }
});

test('what is held back, with or without a word, is not what is shown', () => {
  const entry = oneOf('diagnosis');
  const forms = [{}, { confidential: true }, { hidden: true }].map((access) =>
    canonicalForm(patientWith([{ ...entry, ...access }])),
  );
  expect(new Set(forms).size).toBe(3);
});

test('another person is another meaning', () => {
  const one = canonicalForm(patientWith([]));
  expect(canonicalForm(patientWith([], { birthDate: '1951-04-13' }))).not.toBe(one);
  expect(canonicalForm(patientWith([], { nhsNumber: '9434765870' }))).not.toBe(one);
});
