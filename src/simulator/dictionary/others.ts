import { concept } from './concept.ts';

/** The three codes of a blood pressure. */
export const BLOOD_PRESSURE = {
  panel: concept({ term: 'O/E - blood pressure reading', snomed: '163020007', read: '246..' }),
  systolic: concept({ term: 'Systolic blood pressure', snomed: '72313002', read: '2469.' }),
  diastolic: concept({
    term: 'Diastolic blood pressure',
    snomed: '1091811000000102',
    read: '246A.',
  }),
} as const;

/** What nurses write down that the MIG's views leave out. */
export const OBSERVATIONS = {
  weight: concept({ term: 'O/E - weight', snomed: '162763007', read: '22A..' }),
  height: concept({ term: 'O/E - height', snomed: '162755006', read: '229..' }),
  neverSmoked: concept({ term: 'Never smoked tobacco', snomed: '266919005', read: '1371.' }),
} as const;

/** Ways a patient and the practice meet; the term is what both wires call it. */
export const ENCOUNTERS = [
  concept({ term: 'GP Surgery' }),
  concept({ term: 'Telephone call to a patient' }),
  concept({ term: 'Home visit' }),
] as const;

/** Referrals out of the practice. */
export const REFERRALS = [
  concept({ term: 'Referral to cardiologist', read: '8H44.' }),
  concept({ term: 'Referral to physiotherapist', read: '8H77.' }),
  concept({ term: 'Referral to dermatologist', read: '8H43.' }),
] as const;

/** Recalls. */
export const RECALLS = [
  concept({ term: 'Asthma annual review', read: '66YJ.' }),
  concept({ term: 'Diabetic monitoring', read: '66A..' }),
] as const;

/** A letter. */
export const LETTER = concept({ term: 'Outpatient letter', read: '9N36.' });

/** Free text of a consultation, as GP Connect codes it. */
export const COMMENT_NOTE = concept({ term: 'Comment note', snomed: '37331000000100' });
