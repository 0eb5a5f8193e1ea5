import type { BenignText } from '../benign.ts';
import { BENIGN, applyBenign } from '../benign.ts';
import type { SimulatedPatient, SimulatedSide } from '../model.ts';
import type { Random } from '../random.ts';

/** A record and its answers under every benign change at once. */
export interface Noisy {
  readonly hie: SimulatedPatient;
  readonly texts: Readonly<Record<SimulatedSide, readonly BenignText[]>>;
  readonly benign: readonly string[];
  readonly needsMap: boolean;
}

/** Of these two one at most is chosen: together they would leave an entry without a code. */
const EITHER: readonly string[] = ['picked-code-only', 'snomed-only'];

/**
 * Every benign change, in JSON on the HIE's side and in XML on the MIG's. Those that need a map come
 * with half of the records. Entries named in `except` keep their own form.
 */
export function withNoise(
  patient: SimulatedPatient,
  random: Random,
  except: ReadonlySet<string>,
): Noisy {
  const needsMap = random.chance(0.5);
  const codes = random.pick(EITHER);
  const changes = BENIGN.record.filter(
    ({ id, needsMap: needed }) => (!needed || needsMap) && (id === codes || !EITHER.includes(id)),
  );
  const hie = changes.reduce(
    (changed, change) => applyBenign(change, changed, random, except),
    patient,
  );
  const texts = {
    mig: textsOf('xml', random),
    hie: textsOf('json', random),
  };
  const benign = [...changes, ...texts.mig, ...texts.hie].map(({ id }) => id);
  return { hie, texts, benign, needsMap };
}

/** Every change of the text, in any order, and one way of writing at the end. */
function textsOf(extension: BenignText['extension'], random: Random): readonly BenignText[] {
  const own = BENIGN.text.filter((change) => change.extension === extension);
  const changes = own.filter(({ isStyle }) => !isStyle);
  const styles = own.filter(({ isStyle }) => isStyle);
  return [...random.sample(changes, changes.length), random.pick(styles)];
}
