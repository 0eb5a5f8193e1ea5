import { returnLapsed as returnStored } from '../../store/tolerance-uses.ts';
import type { Context } from '../context.ts';
import { openSecrets } from './open-secrets.ts';

/**
 * Opens the findings of tolerances whose last day is over, in every stored comparison: what rests on the
 * evidence must not go on resting on an exception that has ended. Costs one look-up when there is none.
 */
export async function returnLapsed(context: Context): Promise<void> {
  const day = context.clock().slice(0, 10);
  await returnStored(context.store, () => openSecrets(context).vault, day);
}
