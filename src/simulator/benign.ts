import { assert } from '../base/assert.ts';
import { BENIGN_JSON } from './benign/json.ts';
import { BENIGN_RECORD } from './benign/record.ts';
import { BENIGN_XML } from './benign/xml.ts';
import type { Tree } from './benign/json-text.ts';
import type { XmlElement } from './benign/xml-text.ts';
import { canonicalForm } from './canonical.ts';
import type { SimulatedPatient } from './model.ts';
import type { Random } from './random.ts';

/** A change of the record's form that leaves what it means as it is. */
export interface BenignChange {
  readonly id: string;
  readonly title: string;
  /** Whether it can be seen through with the maps of the dictionary only. */
  readonly needsMap: boolean;
  /** The record in another form; entries named in `except` are left alone. */
  apply(patient: SimulatedPatient, random: Random, except: ReadonlySet<string>): SimulatedPatient;
}

/** A change of an answer's text that leaves what it says as it is. */
export interface BenignText {
  readonly id: string;
  readonly title: string;
  readonly extension: 'json' | 'xml';
  /** A way of writing that any later change would undo: one comes last, if any. */
  readonly isStyle: boolean;
  apply(text: string, random: Random): string;
  /** The same on JSON or XML that was read already. */
  readonly onJson?: ((tree: Tree, random: Random) => Tree) | undefined;
  readonly onXml?: ((root: XmlElement, random: Random) => XmlElement) | undefined;
}

/** Every benign change of the record and of the text of an answer. */
export const BENIGN: {
  readonly record: readonly BenignChange[];
  readonly text: readonly BenignText[];
} = { record: BENIGN_RECORD, text: [...BENIGN_JSON, ...BENIGN_XML] };

/** The record under a benign change, which must not have changed what it means. */
export function applyBenign(
  change: BenignChange,
  patient: SimulatedPatient,
  random: Random,
  except: ReadonlySet<string> = new Set(),
): SimulatedPatient {
  const changed = change.apply(patient, random, except);
  assert(canonicalForm(changed) === canonicalForm(patient), `${change.id} changes the meaning`);
  return changed;
}
