import { Flags } from '@oclif/core';
import { parseDuration } from '../../base/duration.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';

/** A flag that takes a length of time and gives it in seconds. */
export const durationFlag = Flags.custom<number>({
  helpValue: 'TIME',
  parse: async (text) => {
    const seconds = parseDuration(text);
    if (seconds !== undefined) return seconds;
    throw new ExpectedError({
      code: 'MIG2HIE_DURATION',
      exit: EXIT.usage,
      message: `“${maskNumbers(text)}” is no length of time.`,
      next: ['Write it as minutes, hours or days, such as 30m, 2h or 3d.'],
    });
  },
});
