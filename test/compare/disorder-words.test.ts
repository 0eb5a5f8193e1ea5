import { describe, expect, test } from 'vitest';
import { namesDisorder } from '../../src/compare/disorder-words.ts';
import { compare, told } from '../support/compare.ts';
import { entry, quantity, read, reading, result, snomed } from '../support/records.ts';
import type { FormatLimit } from '../../src/record/reading.ts';

describe('a wording that names a disorder of the patient', () => {
  test.each([
    'Acute otitis media',
    'Iron deficiency anaemia',
    'Urinary tract infection',
    'Fracture of neck of femur',
    'Migraine',
    'Essential hypertension',
    'Acute myocardial infarction (disorder)',
  ])('%s', (term) => {
    expect(namesDisorder(entry({ kind: 'observation', term }))).toBe(true);
  });
});

describe('a wording that names none, or not one the patient has', () => {
  test.each([
    'Never smoked tobacco',
    'Family history of psoriasis',
    'Suspected heart failure',
    'Diabetic retinopathy not present',
    'Pulmonary embolism excluded',
    'Asthma annual review',
    'Asthma not disturbing sleep',
    'Cervical cancer screening',
    'Pneumonia vaccination given',
    'Repair of inguinal hernia',
    'Cataract extraction',
    'Diagnosis given',
    'Diabetes mellitus education',
    'Low back pain',
    'Asthma?',
  ])('%s', (term) => {
    expect(namesDisorder(entry({ kind: 'observation', term }))).toBe(false);
  });

  test('is none either with a value, or without any wording', () => {
    const measured = result({ kind: 'observation', term: 'Migraine', value: quantity('3') });
    expect(namesDisorder(measured)).toBe(false);
    expect(namesDisorder(entry({ kind: 'observation', codes: [snomed('37796009')] }))).toBe(false);
  });
});

/** As the MIG carries observations: only those of the chapters of its other views. */
const LIMIT: FormatLimit = {
  item: 'examinations',
  kind: 'observation',
  field: 'entry',
  why: 'carries blood pressure only',
  exceptReadChapters: { F: 'diagnoses', '7': 'procedures' },
};
const allergy = entry({ kind: 'allergy', term: 'Egg allergy', codes: [snomed('91930004')] });
const shown = entry({ kind: 'diagnosis', term: 'Gout', codes: [snomed('90560007')], date: '2019' });

describe('an observation only the HIE shows, where the MIG carries diagnoses and no observations', () => {
  const found = (observation: Parameters<typeof entry>[0]): string[] =>
    told(
      compare(
        reading([shown], { reading: { limits: [LIMIT] } }),
        reading([shown, entry(observation)]),
      ),
    );
  const base = { kind: 'observation', date: '2021-03-04' } as const;
  const otitis = { ...base, term: 'Acute otitis media', codes: [snomed('3110003')] };

  test('is told by its wording where no Read code tells the chapter', () => {
    expect(found(otitis)).toEqual(['considerable entry-extra']);
  });

  test('is counted where a Read code tells another chapter', () => {
    expect(found({ ...otitis, codes: [read('1C3..')] })).toEqual([]);
  });

  test('is counted where the wording does not tell', () => {
    const term = 'Never smoked tobacco';
    expect(found({ ...base, term, codes: [snomed('266919005')] })).toEqual([]);
  });

  test('is counted where the MIG was not asked for diagnoses', () => {
    const mig = reading([allergy], {
      reading: { limits: [LIMIT] },
      states: { diagnoses: 'not-returned' },
    });
    expect(told(compare(mig, reading([allergy, entry(otitis)])))).toEqual([]);
  });
});
