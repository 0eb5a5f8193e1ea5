import { snomedId } from '../check-digits.ts';
import type { Concept } from '../model.ts';

/**
 * A namespace nobody holds: every description id of the dictionary, and each concept id not known
 * from public examples, is made up in it, so that none can be mistaken for a released one.
 */
const INVENTED_NAMESPACE = '9999998';

/** One line of the dictionary. */
interface Line {
  readonly term: string;
  /** A concept id known from public examples; made up when left out. */
  readonly snomed?: string;
  /** Read v2, five characters with dots, `-` and a term code when it is not `00`. */
  readonly read?: string;
  readonly emisDrug?: string;
}

/** A concept; its invented identifiers depend on the term alone. */
export function concept(line: Line): Concept {
  const item = itemNumber(line.term);
  const [code = '', termCode = '00'] = (line.read ?? '').split('-');
  return {
    term: line.term,
    snomed: line.snomed ?? snomedId(item, INVENTED_NAMESPACE, '10'),
    description: snomedId(item, INVENTED_NAMESPACE, '11'),
    ...(line.read === undefined ? {} : { read: { code, termCode } }),
    ...(line.emisDrug === undefined ? {} : { emisDrug: line.emisDrug }),
  };
}

/** Six digits that depend on the term, by the FNV-1a hash; a test holds that no two terms meet. */
function itemNumber(term: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of term) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  }
  return 100_000 + (hash % 900_000);
}
