import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { findingsOf } from '../support/compare.ts';
import { date, entry, quantity, snomed } from '../support/records.ts';
import type { EntryParts } from '../support/records.ts';
import { ROOT } from '../support/source-files.ts';

/** Two values of every field of every kind; both differ in a way no format is excused for. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>> = {
  allergy: {
    category: ['medication', 'food'],
    reaction: ['Rash', 'Anaphylaxis'],
    severity: ['mild', 'severe'],
    criticality: ['low', 'high'],
    ended: [date('2010-01-01'), date('2012-01-01')],
    endReason: ['Tolerated', 'Wrong patient'],
  },
  'blood-pressure': {
    systolic: [quantity('120', 'mmHg'), quantity('140', 'mmHg')],
    diastolic: [quantity('80', 'mmHg'), quantity('90', 'mmHg')],
  },
  diary: { due: [date('2030-01-01'), date('2031-01-01')] },
  document: {
    title: ['Letter', 'Scan'],
    mediaType: ['text/plain', 'image/png'],
    contentHash: ['sha1:aa', 'sha1:bb'],
  },
  encounter: { type: ['Telephone', 'Surgery'], place: ['Main', 'Branch'] },
  immunisation: {
    batch: ['A1', 'B2'],
    site: ['Left arm', 'Right arm'],
    part: ['1', '2'],
    expiry: [date('2030-01-01'), date('2031-01-01')],
    reason: ['Travel', 'Routine'],
  },
  issue: {
    dose: ['one daily', 'two daily'],
    quantity: [quantity('28', 'tablet'), quantity('56', 'tablet')],
    quantityText: ['28 tablets', '56 tablets'],
    durationDays: ['7', '70'],
  },
  measured: {
    value: [
      { type: 'quantity', quantity: quantity('5', 'mmol/L') },
      { type: 'quantity', quantity: quantity('50', 'mmol/L') },
    ],
    range: [{ low: quantity('3') }, { low: quantity('4') }],
    abnormal: [true, false],
    specimen: ['Serum', 'Urine'],
  },
  medication: {
    dose: ['one daily', 'two daily'],
    quantity: [quantity('28', 'tablet'), quantity('56', 'tablet')],
    quantityText: ['28 tablets', '56 tablets'],
    durationDays: ['7', '70'],
    course: ['acute', 'repeat'],
    ended: [date('2010-01-01'), date('2012-01-01')],
    endReason: ['Rash', 'No longer needed'],
    lastIssued: [date('2010-01-01'), date('2012-01-01')],
    review: [date('2010-01-01'), date('2012-01-01')],
    issuesAllowed: ['6', '60'],
    issuesMade: ['1', '2'],
    elsewhere: [true, false],
  },
  plain: {},
  problem: {
    significance: ['major', 'minor'],
    ended: [date('2010-01-01'), date('2012-01-01')],
    episodicity: ['First', 'Review'],
  },
  referral: {
    direction: ['in', 'out'],
    specialty: ['Cardiology', 'Dermatology'],
    recipient: ['Clinic A', 'Clinic B'],
    urgency: ['routine', 'urgent'],
    reason: ['Chest pain', 'Rash'],
  },
};

/** Fields no comparator looks at, and why. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  kind: 'told by `retyped`',
  'allergy.reactionCodes': 'decides whether the wording of the reaction is looked at',
  'allergy.asserts':
    'a statement that there is none never meets an allergy: the matcher parts them',
  'measured.panel': 'a heading is told by the links of its results',
};

/** The kind a detail file is tried out on, where it is not its name. */
const KIND_OF: Readonly<Record<string, EntryParts['kind']>> = { measured: 'result', plain: 'note' };

describe('every field of every kind', () => {
  const folder = join(ROOT, 'src', 'record', 'kinds');

  test.each(readdirSync(folder).map((file) => file.replace('.ts', '')))(
    'of %s is compared or left out for a reason',
    (name) => {
      const source = readFileSync(join(folder, `${name}.ts`), 'utf8');
      const fields = [...source.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
        ([, field]) => field ?? '',
      );
      expect(fields.length).toBeGreaterThan(0);
      const known = new Set([
        ...Object.keys(FIELDS[name] ?? {}),
        ...fields.filter((field) => `${name}.${field}` in NOT_COMPARED || field in NOT_COMPARED),
      ]);
      expect(fields.filter((field) => !known.has(field))).toEqual([]);
    },
  );

  test.each(
    Object.entries(FIELDS).flatMap(([name, fields]) =>
      Object.entries(fields).map(([field, values]) => ({ name, field, values })),
    ),
  )('$name.$field is told when it differs', ({ name, field, values }) => {
    const kind = KIND_OF[name] ?? (name as EntryParts['kind']);
    const holding = (value: unknown): Entry =>
      entry({
        kind,
        term: 'Something',
        codes: [snomed('123037004')],
        date: '2001-01-01',
        detail: { [field]: value },
      });
    const [mig, hie] = [holding(values[0]), holding(values[1])];
    expect(findingsOf([mig], [mig])).toEqual([]);
    expect(findingsOf([mig], [hie])).toHaveLength(1);
    expect(findingsOf([mig], [hie])[0]).not.toMatch(/^none/);
  });
});
