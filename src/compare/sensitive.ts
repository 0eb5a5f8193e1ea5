import { remember } from '../base/remember.ts';
import { termKey } from '../base/term-key.ts';
import type { Entry } from '../record/entry.ts';

/**
 * The subjects shared records leave out: those the MIG of the region blocked by name, which are the RCGP
 * sensitive data set (assisted conception, sexually transmitted disease, gender reassignment, termination of
 * pregnancy) and HIV. Told by the wording, since the lists of codes are licensed.
 */
const SUBJECTS: readonly (readonly [string, RegExp])[] = [
  [
    'assisted conception',
    /\b(?:in ?vitro fertili[sz]ation|ivf|icsi|intracytoplasmic sperm|embryo transfer|(?:donor|artificial) insemination|assisted (?:conception|fertili[sz]ation|reproduction)|(?:in)?fertility treatment)\b/,
  ],
  [
    'sexually transmitted disease',
    /\b(?:sexually transmitted|venereal|gonorrh?o?ea|gonococcal|syphil(?:is|itic)|chlamydial?(?! (?:pneumoni|psittac))|genital (?:herpes|warts?)|trichomon(?:al|iasis)|sti|std)\b/,
  ],
  ['HIV', /\b(?:hiv|human immunodeficiency virus|acquired immun\w+ deficiency)\b/],
  [
    'gender reassignment',
    /\b(?:gender (?:re ?assignment|dysphoria|incongruence)|transsexual\w*)\b/,
  ],
  [
    'termination of pregnancy',
    /\bterminations? of pregnancy\b|\b(?:therapeutic|induced|legal|illegal|medical|surgical|elective) abortion\b/,
  ],
];

/** The sensitive subject an entry names, if it names one. Allergies are always told as what they are. */
export function sensitiveSubject({ kind, term, codes }: Entry): string | undefined {
  if (kind === 'allergy') return undefined;
  for (const wording of [term, ...codes.map((code) => code.term)]) {
    const subject = wording === undefined ? undefined : subjectOf(wording);
    if (subject !== undefined) return subject;
  }
  return undefined;
}

const subjectOf = remember((wording) => {
  const key = termKey(wording);
  return SUBJECTS.find(([, words]) => words.test(key))?.[0];
});
