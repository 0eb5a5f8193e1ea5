import { remember } from '../base/remember.ts';
import { CODE_SYSTEMS, DEGRADED_CONCEPTS } from '../record/code.ts';
import type { Code } from '../record/code.ts';
import { NO_KNOWN_ALLERGY_CONCEPTS } from '../record/kinds/allergy.ts';

/** What a code says by itself. */
export interface CodeFacts {
  /** System and code under one spelling, `system|code`. */
  readonly key: string;
  /** Whether it says something of its own, as a degrade code does not. */
  readonly hasMeaning: boolean;
  /** Whether it stands in for one that could not be carried over. */
  readonly isDegraded: boolean;
  /** Whether it states the absence of allergies. */
  readonly isNoneKnown: boolean;
}

/** The facts of a code; the same few thousand codes come back in every record. */
export function factsOfCode({ system, code }: Code): CodeFacts {
  let read = readings.get(system);
  if (read === undefined) {
    if (readings.size >= SYSTEMS_MAX) readings.clear();
    read = remember((text) => readCode(system, text), CODES_MAX);
    readings.set(system, read);
  }
  return read(code);
}

/** Names of systems come from the responses, so neither they nor their codes may pile up. */
const readings = new Map<string, (code: string) => CodeFacts>();
const SYSTEMS_MAX = 32;
const CODES_MAX = 5000;

/** A code under one spelling: Read codes come with and without their term code or trailing dots. */
export function codeKey(code: Code): string {
  return factsOfCode(code).key;
}

/** Whether a code says something of its own, as a degrade code does not. */
export function hasMeaning(code: Code): boolean {
  return factsOfCode(code).hasMeaning;
}

function readCode(system: string, code: string): CodeFacts {
  const isRead = system === CODE_SYSTEMS.readV2 || system === CODE_SYSTEMS.ctv3;
  const isSnomed = system === CODE_SYSTEMS.snomed;
  const isDegraded = isSnomed && DEGRADED_CONCEPTS.has(code);
  return {
    key: `${system}|${isRead ? code.slice(0, 5).padEnd(5, '.') : code}`,
    hasMeaning: code !== '' && !isDegraded,
    isDegraded,
    isNoneKnown: isSnomed && NO_KNOWN_ALLERGY_CONCEPTS.has(code),
  };
}
