import { concept } from './concept.ts';

/** Long-term conditions: they stand on the problem list. Read chapters A to R. */
export const LONG_TERM = [
  concept({ term: 'Asthma', snomed: '195967001', read: 'H33..' }),
  concept({ term: 'Chronic obstructive pulmonary disease', snomed: '13645005', read: 'H3...' }),
  concept({ term: 'Essential hypertension', snomed: '59621000', read: 'G20..' }),
  concept({ term: 'Type 2 diabetes mellitus', snomed: '44054006', read: 'C10F.' }),
  concept({ term: 'Atrial fibrillation', snomed: '49436004', read: 'G5730' }),
  concept({ term: 'Hypothyroidism', snomed: '40930008', read: 'C04..' }),
  concept({ term: 'Epilepsy', snomed: '84757009', read: 'F25..' }),
  concept({ term: 'Heart failure', snomed: '84114007', read: 'G58..' }),
  concept({ term: 'Osteoarthritis', snomed: '396275006', read: 'N05..' }),
  concept({ term: 'Psoriasis', snomed: '9014002', read: 'M161.' }),
  concept({ term: 'Atopic dermatitis', snomed: '24079001', read: 'M111.' }),
  concept({ term: 'Gout', snomed: '90560007', read: 'C34..' }),
] as const;

/** Illnesses that come and go: they stand among the diagnoses. */
export const EPISODES = [
  concept({ term: 'Migraine', snomed: '37796009', read: 'F26..' }),
  concept({ term: 'Urinary tract infection', snomed: '68566005', read: 'K190.' }),
  concept({ term: 'Acute otitis media', snomed: '3110003', read: 'F52z.-11' }),
  concept({ term: 'Upper respiratory infection', snomed: '54150009', read: 'H05z.-11' }),
  concept({ term: 'Low back pain', snomed: '279039007', read: 'N142.-11' }),
  concept({ term: 'Iron deficiency anaemia', snomed: '87522002', read: 'D00..' }),
  concept({ term: 'Lateral epicondylitis', read: 'N2132' }),
  concept({ term: 'Plantar fasciitis', read: 'N2179' }),
  concept({ term: 'Ingrowing toenail', read: 'M230.' }),
] as const;

/** A finding whose denial is another code; the pair serves the mutation that loses a "no". */
export const DENIED = concept({ term: 'Diabetic retinopathy not present', read: 'F4204-12' });
/** What {@link DENIED} denies. */
export const AFFIRMED = concept({ term: 'Diabetic retinopathy present', read: 'F420.' });

/** Codes of the kind the national sensitive set keeps from shared records. */
export const SENSITIVE = [
  concept({ term: 'Chlamydial infection', snomed: '105629000', read: 'A78A0' }),
  concept({ term: 'Female infertility', read: 'K5B..' }),
] as const;

/** Operations. Read chapter 7. */
export const PROCEDURES = [
  concept({ term: 'Appendicectomy', snomed: '80146002', read: '7700.' }),
  concept({ term: 'Extraction of cataract', snomed: '54885007', read: '7263.' }),
  concept({ term: 'Total replacement of hip', snomed: '52734007', read: '7K20.' }),
  concept({ term: 'Cholecystectomy', snomed: '38102005', read: '7810.' }),
  concept({ term: 'Hysterectomy', snomed: '236886002', read: '7E04.' }),
  concept({ term: 'Tonsillectomy', snomed: '173422009', read: '7531.' }),
] as const;

/** Vaccinations. Read chapter 65. */
export const VACCINATIONS = [
  concept({ term: 'Influenza vaccination', snomed: '86198006', read: '65E..' }),
  concept({ term: 'Pneumococcal vaccination', snomed: '12866006', read: '6572.' }),
  concept({ term: 'Tetanus vaccination', snomed: '127786006', read: '656..' }),
  concept({ term: 'Measles mumps and rubella vaccination', snomed: '38598009', read: '65M1.' }),
  concept({ term: 'First hepatitis B vaccination', snomed: '170370000', read: '65F1.' }),
  concept({ term: 'Shingles vaccination', snomed: '722215002', read: '65FY.' }),
] as const;
