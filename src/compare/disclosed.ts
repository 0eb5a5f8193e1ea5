import type { ListWarning } from '../record/item.ts';
import type { Absences, ItemAbsence } from './presence.ts';

/** Whether an entry only the HIE shows is missing from a MIG list with confidential items. */
export function isDisclosed({ side, warnings }: Absences['warned'][number]): boolean {
  return side === 'hie' && warnings.includes('confidential-items');
}

/**
 * The same for an item the MIG holds back as a whole. Data still on its way to the practice is held back
 * too, but not because it is confidential.
 */
export function isDisclosedItem({ side, warnings }: ItemAbsence): boolean {
  if (side !== 'hie') return false;
  const passing: readonly ListWarning[] = ['data-in-transit', 'data-awaiting-filing'];
  return warnings.length === 0 || warnings.some((warning) => !passing.includes(warning));
}
