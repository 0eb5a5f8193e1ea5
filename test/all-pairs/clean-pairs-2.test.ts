import { proveCleanPairs } from './clean-pairs.ts';

proveCleanPairs(2);
