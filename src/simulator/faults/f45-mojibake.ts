import { EPISODES } from '../dictionary/disorders.ts';
import type { Fault } from '../fault.ts';
import { changing, isWorded } from '../fault-builders.ts';
import type { SimulatedEntry } from '../model.ts';
import { withDiagnosis } from '../prepare.ts';

const FACTS = {
  fault: 'F45',
  kinds: ['encoding-damaged', 'text-changed'],
  field: 'text',
  severity: 'significant',
  prepare: (patient, random) =>
    withDiagnosis(patient, random, {
      concept: EPISODES[3],
      text: `Temp ≥ 38 °C, saw Zoë at the café (ref ${random.between(100_000, 999_999)})`,
    }),
} as const satisfies Partial<Fault>;

/** F45: letters beyond ASCII are damaged. */
export const F45: readonly Fault[] = [
  changing(
    {
      ...FACTS,
      id: 'text-mojibake',
      title: 'UTF-8 was read as Latin-1',
      size: 'UTF-8 read as Latin-1',
    },
    isSpecial,
    (entry) => ({
      ...entry,
      text: Buffer.from(entry.text).toString('latin1').replaceAll(CONTROLS, ''),
    }),
  ),
  changing(
    {
      ...FACTS,
      id: 'text-question-marks',
      title: 'Letters beyond ASCII became question marks',
      size: 'replaced by question marks',
    },
    isSpecial,
    (entry) => ({ ...entry, text: entry.text.replaceAll(/[^ -~]/gu, '?') }),
  ),
];

/** Latin-1 has a block of control characters that no wire would carry. */
const CONTROLS = /[\u0080-\u009F]/gu;

function isSpecial(entry: SimulatedEntry): entry is SimulatedEntry & { readonly text: string } {
  return isWorded(entry) && /[^ -~]/u.test(entry.text);
}
