import { expect, test } from 'vitest';
import { FAULTS } from '../../src/simulator/faults.ts';
import type { SimulatedEntry, SimulatedPatient } from '../../src/simulator/model.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { concept } from '../../src/simulator/dictionary/concept.ts';
import { DRUG_ALLERGIES } from '../../src/simulator/dictionary/allergies.ts';
import { oneOf } from './one-of-each.ts';
import { CODES, core, patientWith } from './sample-patient.ts';

function spoilt(id: string, ...entries: readonly SimulatedEntry[]): SimulatedPatient {
  const fault = FAULTS.find((known) => known.id === id);
  if (fault === undefined) throw new Error(`no fault ${id}`);
  const patient = patientWith(entries);
  expect(fault.applicable(patient)).toBe(true);
  return fault.apply(patient, createRandom('x')).patient;
}

const COURSE = { ...oneOf('medication'), status: 'active', ended: undefined } as const;

test.each([
  ['dose-tenth', '40 mg each morning', '4 mg each morning'],
  ['dose-one-more', 'Take ONE daily', 'Take TWO daily'],
  ['dose-one-step', '40 mg each morning', '60 mg each morning'],
  ['dose-unit-smaller', '5 mg once daily', '5 micrograms once daily'],
  ['frequency-doubled', '5 mg once daily', '5 mg twice daily'],
  ['frequency-raised', '500 mg twice daily with meals', '500 mg four times a day with meals'],
  ['frequency-lowered', '250 mg three times a day', '250 mg once daily'],
  ['frequency-weekly-daily', '10 mg once a week on Mondays', '10 mg once daily'],
  ['frequency-added', 'Take ONE at night', 'Take ONE at night and each morning'],
  ['frequency-weekly', 'Take ONE daily', 'Take ONE once a week'],
  ['route-by-mouth', '5 mg by mouth twice daily', '5 mg by subcutaneous injection twice daily'],
  [
    'route-by-intramuscular-injection',
    '1 mg by intramuscular injection every 3 months',
    '1 mg by mouth every 3 months',
  ],
])('%s makes %j %j', (id, dose, expected) => {
  expect(spoilt(id, { ...COURSE, dose }).entries).toEqual([{ ...COURSE, dose: expected }]);
});

test.each([
  ['drug-next-strength', 'Simvastatin 80mg tablets'],
  ['drug-other-form', 'Simvastatin 40mg/5ml oral suspension'],
  ['brand-next-strength', 'Quillostat 80mg tablets'],
  ['remap-drug-sibling', 'Pravastatin 40mg tablets'],
  ['remap-drug-parent', 'Statin product'],
  ['remap-drug-unrelated', 'Warfarin 1mg tablets'],
])('%s makes Simvastatin 40mg tablets %s', (id, term) => {
  expect(spoilt(id, COURSE).entries).toMatchObject([{ id: 'course', concept: { term } }]);
});

const RESULT: SimulatedEntry = {
  ...core('r', concept({ term: 'Serum ALT level', snomed: '1018251000000107' })),
  kind: 'result',
  category: { code: '8', name: 'Biochemistry' },
  value: { number: '138', unit: 'iu/L' },
  range: { low: '5', high: '45' },
};

test.each([
  ['result-decimal-down', { value: { number: '13.8', unit: 'iu/L' } }],
  ['result-digits-swapped', { value: { number: '183', unit: 'iu/L' } }],
  ['result-unit-thousandfold', { value: { number: '138', unit: 'iu/mL' } }],
  ['result-unit-lost', { value: { number: '138', unit: undefined } }],
  ['result-comparator-gained', { value: { number: '138', unit: 'iu/L', comparator: '<' } }],
  ['range-low-changed', { range: { low: '15', high: '45' } }],
  ['range-lost', { range: undefined }],
])('%s writes %j', (id, expected) => {
  expect(spoilt(id, RESULT).entries).toEqual([{ ...RESULT, ...expected }]);
});

test.each([
  ['date-next-day', '2019-05-02', '2019-05-03'],
  ['date-next-day', '2019-02-28T10:05:00', '2019-03-01T10:05:00'],
  ['date-next-year', '2020-02-29', '2021-02-28'],
  ['date-day-month-swapped', '2019-05-02', '2019-02-05'],
  ['zone-hour-early', '2019-07-02T00:20:00', '2019-07-01T23:20:00'],
  ['zone-day-early', '2019-07-01', '2019-06-30'],
  ['precision-lost', '2019-05-02', '2019'],
  ['precision-invented', '2019-05', '2019-05-01'],
])('%s makes %s %s', (id, date, expected) => {
  const entry = { ...oneOf('diagnosis'), date };
  expect(spoilt(id, entry).entries).toEqual([{ ...entry, date: expected }]);
});

test.each([
  ['text-cut-at-back', 'Plan agreed, review in two weeks', 'Plan agreed, rev'],
  ['text-cut-at-front', 'Plan agreed, review in two weeks', 'd, review in two weeks'],
  ['text-mojibake', 'Saw Zoë at the café by chance', 'Saw ZoÃ« at the cafÃ© by chance'],
  ['text-question-marks', 'Saw Zoë at the café by chance', 'Saw Zo? at the caf? by chance'],
  [
    'text-dose-removed',
    'Attacks twice a month. Never more than 50 mg of sumatriptan in a day. Keep a diary',
    'Attacks twice a month. Keep a diary',
  ],
  ['negation-lost-in-words', 'No chest pain on exertion', 'Chest pain on exertion'],
  ['certainty-raised-in-words', '? vertebral fracture', 'vertebral fracture'],
])('%s leaves of %j %j', (id, text, expected) => {
  const entry = { ...oneOf('diagnosis'), text };
  expect(spoilt(id, entry).entries).toEqual([{ ...entry, text: expected }]);
});

test('a panel falls into its parts, and no heading is left', () => {
  const [sodium, ...rest] = spoilt('panel-split', oneOf('result')).entries;
  expect(rest).toEqual([]);
  expect(sodium).toMatchObject({
    kind: 'result',
    id: 'sodium',
    date: '2019-07-02T09:30:00',
    value: { number: '131.0', unit: 'mmol/L' },
  });
});

test('a blood pressure falls into two readings', () => {
  expect(spoilt('pressure-split', oneOf('blood-pressure')).entries).toMatchObject([
    { kind: 'observation', value: { number: '142', unit: 'mm Hg' } },
    { kind: 'observation', value: { number: '88', unit: 'mm Hg' } },
  ]);
});

test('an allergy that no longer says to what has neither its words nor its code', () => {
  const [changed] = spoilt('allergy-nameless', oneOf('allergy')).entries;
  expect(changed).toMatchObject({ concept: { term: 'Transfer-degraded drug allergy' } });
  expect(changed?.text).toBeUndefined();
  expect(changed?.concept.wording).toBeUndefined();
});

test('a code without its system keeps everything else', () => {
  const entry = oneOf('diagnosis');
  expect(spoilt('code-system-dropped', entry).entries).toEqual([
    { ...entry, concept: { ...CODES.cold, systemless: true } },
  ]);
});

test('words move into the text of the code, or into a note', () => {
  const entry = { ...oneOf('diagnosis'), text: 'Plan agreed, review in two weeks' };
  expect(spoilt('relocate-to-code', entry).entries).toEqual([
    {
      ...entry,
      text: undefined,
      concept: {
        ...CODES.cold,
        wording: 'Upper respiratory infection: Plan agreed, review in two weeks',
      },
    },
  ]);
  expect(spoilt('relocate-to-note', entry).entries).toMatchObject([
    { id: 'diagnosis', text: undefined },
    { kind: 'note', text: 'Plan agreed, review in two weeks', encounter: 'encounter' },
  ]);
});

test('a problem loses its links or points to something else', () => {
  const problem = { ...oneOf('problem'), linked: ['course'] };
  const others = [COURSE, RESULT] as const;
  expect(spoilt('links-lost', problem, ...others).entries[0]).toEqual({ ...problem, linked: [] });
  expect(spoilt('link-crossed', problem, ...others).entries[0]).toEqual({
    ...problem,
    linked: ['r'],
  });
});

test('of a long list the newest are left, the last page is lost, or everything', () => {
  const list = Array.from({ length: 24 }, (_, i): SimulatedEntry => ({
    ...RESULT,
    id: `r${i}`,
    date: `20${String(10 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}-05`,
  }));
  const kept = (id: string): string[] => spoilt(id, ...list).entries.map((entry) => entry.id);
  expect(kept('truncate-results-at-10')).toEqual(list.slice(14).map((entry) => entry.id));
  expect(kept('last-page-of-10')).toEqual(list.slice(4).map((entry) => entry.id));
  expect(kept('empty-results')).toEqual([]);
});

test('a stale answer has neither the newest entries nor what became of older ones', () => {
  const days = ['2019-05-02', '2021-01-10', '2025-02-01', '2025-03-01', '2025-04-01'];
  const list = days.map((date, i): SimulatedEntry => ({
    ...RESULT,
    id: `r${i}`,
    date,
    recorded: `${date}T10:00:00`,
  }));
  const over = { ...oneOf('medication'), ended: { date: '2025-03-15' } };
  const { entries } = spoilt('stale-by-365-days', over, ...list);
  expect(entries.map(({ id }) => id)).toEqual(['course', 'r0', 'r1']);
  expect(entries[0]).toMatchObject({ status: 'active', ended: undefined });
});

test('the mark of a list goes together with one entry more', () => {
  const held = { ...oneOf('problem'), id: 'held', confidential: true };
  const shown = { ...oneOf('problem'), concept: CODES.cold };
  expect(spoilt('withheld-marker-dropped', held, shown).entries).toEqual([
    { ...held, confidential: undefined, hidden: true },
    { ...shown, confidential: undefined, hidden: true },
  ]);
});

test('an entry of another clinician names them', () => {
  expect(spoilt('wrong-author', oneOf('diagnosis')).entries).toMatchObject([
    { author: { family: 'Wrenthistle' } },
  ]);
});

test('two letters change places under their titles', () => {
  const letter = { ...oneOf('document'), content: 'One' };
  const other = { ...letter, id: 'other', title: 'Letter from dermatology', content: 'Two' };
  expect(spoilt('attachments-swapped', letter, other).entries).toEqual([
    { ...letter, content: 'Two' },
    { ...other, content: 'One' },
  ]);
});

test('"no known allergies" becomes an allergy', () => {
  const none = { ...oneOf('allergy'), noneKnown: true };
  const [changed] = spoilt('false-allergy', none).entries;
  expect(DRUG_ALLERGIES.map(({ term }) => term)).toContain(changed?.concept.term);
  expect(changed).toMatchObject({ id: 'allergy', noneKnown: undefined });
});

test('a label names the entry, the part, and the problems that pointed to a lost one', () => {
  const panel = oneOf('result');
  const part = FAULTS.find(({ id }) => id === 'drop-panel-part');
  expect(part?.apply(patientWith([panel]), createRandom('x')).label).toMatchObject({
    entry: { id: 'result', kind: 'result', date: '2019-07-02T09:30:00' },
    part: { id: 'sodium', term: 'Serum sodium level' },
    collateral: [],
  });
  const problem = { ...oneOf('problem'), linked: ['r'] };
  const drop = FAULTS.find(({ id }) => id === 'drop-result');
  expect(drop?.apply(patientWith([RESULT, problem]), createRandom('x')).label).toMatchObject({
    fault: 'F04',
    kinds: ['entry-lost'],
    severity: 'considerable',
    entry: { id: 'r' },
    collateral: [{ id: 'problem', kind: 'problem', term: 'Asthma' }],
  });
});
