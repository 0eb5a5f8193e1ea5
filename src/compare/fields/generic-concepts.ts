import { CODE_SYSTEMS, DEGRADED_CONCEPTS } from '../../record/code.ts';

/**
 * SNOMED concepts of an allergy that name no substance: allergy to a drug, to a substance, to food and the
 * propensities and intolerances above them. Systems put them beside a wording that does the naming.
 */
const GENERIC_CONCEPTS: ReadonlySet<string> = new Set([
  '416098002',
  '419199007',
  '414285001',
  '281647001',
  '420134006',
  '418038007',
  '419511003',
  '418471000',
  '426232007',
  '609328004',
]);

/** Whether a code key (`system|code`) names no substance of its own. */
export function namesNoAgent(key: string): boolean {
  const [system, code = ''] = key.split('|');
  if (system !== CODE_SYSTEMS.snomed) return false;
  return GENERIC_CONCEPTS.has(code) || DEGRADED_CONCEPTS.has(code);
}
