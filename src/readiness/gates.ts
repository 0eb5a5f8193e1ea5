import type { Gate } from './gate.ts';
import { agreed } from './gates/agreed.ts';
import { connected } from './gates/connected.ts';
import { parity } from './gates/parity.ts';
import { registered } from './gates/registered.ts';

/** Every gate, in the order they are passed. The status of anything is its lowest unmet one. */
export const GATES: readonly Gate[] = [registered, agreed, connected, parity];
