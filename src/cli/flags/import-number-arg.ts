import { Args } from '@oclif/core';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';

/** An argument that takes the number of an import. */
export const importNumberArg = Args.custom<number>({
  description: 'number of the import, from "imports list"',
  parse: async (text) => {
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new ExpectedError({
      code: 'MIG2HIE_NO_IMPORT',
      exit: EXIT.usage,
      message: 'The number of an import was expected.',
      next: ['See the imports there are with "mig2hie imports list --all".'],
    });
  },
});
