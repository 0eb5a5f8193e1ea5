import { EPISODES } from '../dictionary/disorders.ts';
import { isDiagnosis } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isWorded } from '../fault-builders.ts';
import type { StatementEntry } from '../model.ts';
import { allergyTextLost } from '../mutations/allergy-text-lost.ts';
import { textLost } from '../mutations/text-lost.ts';
import { withDiagnosis } from '../prepare.ts';

const FACTS = { fault: 'F44', field: 'text', severity: 'considerable' } as const;

/** F44: words are gone: all of them, those at an end, or the sentence that holds a dose. */
export const F44: readonly Fault[] = [
  namedFault(textLost, { ...FACTS, kinds: ['text-lost'], size: 'all, of a diagnosis' }),
  namedFault(allergyTextLost, {
    fault: 'F44',
    field: 'text',
    kinds: ['text-lost'],
    size: 'all, of an allergy',
    rate: 3,
  }),
  changing(
    {
      ...FACTS,
      id: 'text-cut-at-back',
      title: 'The end of a text is cut off',
      size: 'back half',
      kinds: ['text-truncated', 'text-changed'],
    },
    isWorded,
    (entry) => ({ ...entry, text: entry.text.slice(0, entry.text.length / 2).trimEnd() }),
  ),
  changing(
    {
      ...FACTS,
      id: 'text-cut-at-front',
      title: 'The beginning of a text is cut off',
      size: 'front third',
      kinds: ['text-truncated', 'text-changed'],
    },
    isWorded,
    (entry) => ({ ...entry, text: entry.text.slice(entry.text.length / 3).trimStart() }),
  ),
  changing(
    {
      ...FACTS,
      id: 'text-dose-removed',
      title: 'The sentence that tells a dose is gone',
      size: 'the dose sentence',
      kinds: ['text-changed', 'text-truncated'],
      prepare: (patient, random) =>
        withDiagnosis(patient, random, {
          concept: EPISODES[0],
          text: `Attacks twice a month.${DOSE} Keep a diary (ref ${random.between(100_000, 999_999)})`,
        }),
    },
    (entry): entry is StatementEntry & { readonly text: string } =>
      isDiagnosis(entry) && entry.text?.includes(DOSE) === true,
    (entry) => ({ ...entry, text: entry.text.replace(DOSE, '') }),
  ),
];

const DOSE = ' Never more than 50 mg of sumatriptan in a day.';
