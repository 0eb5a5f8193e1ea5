import { remember } from '../base/remember.ts';
import { CODE_SYSTEMS } from '../record/code.ts';
import { identifySnomed } from '../record/snomed-id.ts';

/** What two sets of codes say about each other without a code map. */
export type CodeAgreement = 'shared' | 'different' | 'no-common-system';

/**
 * Compares two sets of code keys (`system|code`): one code in common is enough; a system both sides
 * use without a common code is a difference; SNOMED concepts and descriptions are two systems.
 */
export function agreeOnSystem(a: readonly string[], b: readonly string[]): CodeAgreement {
  if (a.some((code) => b.includes(code))) return 'shared';
  if (a.length === 0 || b.length === 0) return 'no-common-system';
  const systems = a.map(systemOf);
  return b.some((code) => systems.includes(systemOf(code))) ? 'different' : 'no-common-system';
}

/** The system of a code key, SNOMED split by what its identifiers name. */
export const systemOf = remember((key): string => {
  const cut = key.indexOf('|');
  const system = key.slice(0, cut);
  if (system !== CODE_SYSTEMS.snomed) return system;
  return identifySnomed(key.slice(cut + 1)) === 'description' ? `${system}#description` : system;
});
