import type { SimulatedEntry } from '../../src/simulator/model.ts';
import { CODES, core } from './sample-patient.ts';

const RASH = { term: 'Eruption of skin', snomed: '271807003', description: '90100011' };

/** A concept for these tests, with identifiers nobody else has. */
function named(term: string, snomed: string): SimulatedEntry['concept'] {
  return { term, snomed, description: `${snomed}1` };
}

/** One entry of every kind, none of them linked; notes and diagnosis belong to the encounter. */
export const ONE_OF_EACH: readonly SimulatedEntry[] = [
  {
    ...core('allergy', CODES.penicillin),
    kind: 'allergy',
    category: 'medication',
    reaction: RASH,
    text: 'Lips & tongue <swollen> "badly"',
  },
  {
    ...core('course', CODES.simvastatin),
    kind: 'medication',
    dose: 'Take ONE at night',
    quantity: { number: '28', unit: 'tablet' },
    durationDays: 28,
    course: 'repeat',
    status: 'stopped',
    ended: { date: '2020-03-01', reason: 'No longer needed' },
    issuesAllowed: 6,
    issues: [
      { id: 'issue1', date: '2019-05-02' },
      { id: 'issue2', date: '2019-06-02' },
    ],
  },
  {
    ...core('problem', CODES.asthma),
    kind: 'problem',
    status: 'inactive',
    significance: 'minor',
    ended: '2021',
    linked: [],
    date: '2018-11',
  },
  { ...core('diagnosis', CODES.cold), kind: 'diagnosis', encounter: 'encounter' },
  {
    ...core('procedure', named('Appendicectomy', '80146002')),
    kind: 'procedure',
    date: undefined,
  },
  {
    ...core('vaccination', named('Influenza vaccination', '86198006')),
    kind: 'immunisation',
    batch: 'AB<12>',
  },
  {
    ...core('result', CODES.panel),
    kind: 'result',
    category: { code: '8', name: 'Biochemistry' },
    date: '2019-07-02T09:30:00',
    members: [
      {
        id: 'sodium',
        concept: CODES.sodium,
        value: { number: '131.0', unit: 'mmol/L' },
        range: { low: '133', high: '146' },
        abnormal: true,
      },
    ],
  },
  {
    ...core('weight', named('O/E - weight', '162763007')),
    kind: 'observation',
    value: { number: '70.50', unit: 'kg' },
  },
  {
    ...core('pressure', named('O/E - blood pressure reading', '163020007')),
    kind: 'blood-pressure',
    systolic: '142',
    diastolic: '88',
  },
  {
    ...core('encounter', named('GP Surgery', '1000100')),
    kind: 'encounter',
    date: '2019-05-02T10:05:00',
  },
  {
    ...core('referral', named('Referral to cardiologist', '1000200')),
    kind: 'referral',
    urgency: 'urgent',
  },
  {
    ...core('recall', named('Asthma annual review', '1000300')),
    kind: 'diary',
    due: '2027-01-15',
  },
  {
    ...core('letter', named('Outpatient letter', '1000400')),
    kind: 'document',
    title: 'Letter from cardiology',
    mediaType: 'application/pdf',
  },
  {
    ...core('note', named('Comment note', '37331000000100')),
    kind: 'note',
    text: 'Chest clear',
    encounter: 'encounter',
  },
];

/** The entry of that kind. */
export function oneOf<K extends SimulatedEntry['kind']>(kind: K): SimulatedEntry & { kind: K } {
  const found = ONE_OF_EACH.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among the entries`);
  return found as SimulatedEntry & { kind: K };
}
