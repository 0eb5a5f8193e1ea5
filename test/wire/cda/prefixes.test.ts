import { expect, test } from 'vitest';
import { document, fixture, problemsOf, read, section, snomed } from './builder.ts';

const PROBLEM = section(
  '11450-4',
  `<entry><observation>${snomed('value', '195967001', 'Asthma')}</observation></entry>`,
);
const HEADER =
  '<recordTarget><patientRole><patient><sdtc:deceasedInd value="true"/></patient></patientRole></recordTarget>';

function without(text: string, prefix: string): string {
  return text.replace(new RegExp(` xmlns:${prefix}="[^"]*"`), '');
}

test.each(['xsi', 'sdtc'])('a document that does not declare %s is read, and told', (prefix) => {
  const reading = read(without(document(PROBLEM, HEADER), prefix));
  expect(problemsOf(reading)).toEqual([
    `warning: the prefix ${prefix} is used without a declaration`,
  ]);
  expect(reading.record.entries[0]?.term).toBe('Asthma');
  expect(reading.record.patient?.deceased).toBe(true);
});

test('both missing, and the same entries as with them', () => {
  const text = fixture('whole-record');
  const reading = read(without(without(text, 'xsi'), 'sdtc'));
  expect(reading.problems).toHaveLength(2);
  expect(reading.record).toEqual(read(text).record);
});

test('any other prefix without a declaration stays refused', () => {
  const text = document(PROBLEM).replace('<observation>', '<observation><x:y/>');
  expect(problemsOf(read(text))[0]).toMatch(
    /^fatal: not readable as XML .* prefix x is not declared$/,
  );
});

test('prefixes of every sort are as good as none', () => {
  const text = document(PROBLEM)
    .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1cda:')
    .replace('xmlns="urn', 'xmlns:cda="urn')
    .replaceAll('xsi:type="CD"', 'xsi:type="cda:CD"');
  expect(read(text).record.entries[0]?.codes).toHaveLength(1);
});
