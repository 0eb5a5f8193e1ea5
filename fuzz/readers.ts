/** The readers that are fuzzed: whatever the registry holds at this moment. */
export { FORMATS as READERS } from '../src/wire/formats.ts';
