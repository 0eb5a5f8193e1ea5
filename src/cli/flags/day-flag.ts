import { Flags } from '@oclif/core';
import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';

/** A flag that takes a whole day, `yyyy-mm-dd`. */
export const dayFlag = Flags.custom<CalendarDate>({
  helpValue: 'YYYY-MM-DD',
  parse: async (text) => {
    const day = parseCalendarDate(text);
    if (day !== undefined) return day;
    throw new ExpectedError({
      code: 'MIG2HIE_DAY',
      exit: EXIT.usage,
      message: 'A day was given that is none.',
      next: ['Write it as yyyy-mm-dd, such as 2027-03-31.'],
    });
  },
});
