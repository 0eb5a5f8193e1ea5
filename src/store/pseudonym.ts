import { createHmac } from 'node:crypto';
import type { NhsNumber } from '../base/nhs-number.ts';

/**
 * The name a patient has everywhere but in the user's own list: HMAC-SHA-256 of the NHS number under
 * the workspace's key, its first 64 bits. A plain hash would be undone by trying all numbers.
 */
export function pseudonymOf(number: NhsNumber, pseudonymKey: Uint8Array): string {
  const digest = createHmac('sha256', pseudonymKey).update(number).digest('hex');
  return `p-${digest.slice(0, 16)}`;
}
