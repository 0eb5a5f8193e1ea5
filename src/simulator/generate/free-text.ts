import type { GenerateContext } from './context.ts';

const SENTENCES = {
  allergy: [
    'Lip swelling within an hour, settled with antihistamine',
    'Told by mother, details not known',
    'Widespread itchy rash on third day',
  ],
  statement: [
    'Seen with daughter, plan agreed',
    'Review if no better in two weeks',
    'Patient & partner aware; leaflet given <see letter>',
    'Left side, “worse at night”',
  ],
  result: ['Haemolysed sample, please repeat', 'Non-fasting', 'Phoned to practice by laboratory'],
  note: [
    'Feels well in herself, sleeping better since last visit',
    'Talked through results and next steps',
    'Chest clear, apyrexial, advised fluids and rest',
  ],
} as const;

/** Places free text is generated for. */
export type TextPlace = keyof typeof SENTENCES;

/** A sentence for that place with that probability; every record gets its own number inside. */
export function freeText(
  context: GenerateContext,
  place: TextPlace,
  probability: number,
): { text?: string } {
  if (!context.random.chance(probability)) return {};
  return { text: sentence(context, place) };
}

/** A sentence for that place. */
export function sentence(context: GenerateContext, place: TextPlace): string {
  return `${context.random.pick(SENTENCES[place])} (ref ${context.random.between(100_000, 999_999)})`;
}
