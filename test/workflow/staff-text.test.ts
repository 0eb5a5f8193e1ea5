import { expect, test } from 'vitest';
import { staffText } from '../../src/workflow/staff-text.ts';

test.each(['Jane jane@nhs.net', 'jane\uFF20nhs.net'])(
  'an e-mail address is refused: %s',
  (text) => {
    expect(() => staffText('--by', text)).toThrow(
      'The text of --by cannot be kept: it holds an e-mail address.',
    );
  },
);

test.each(['programme lead', 'export of the wrong month @ 10:00', 'A. Clinician'])(
  'plain words are kept: %s',
  (text) => {
    expect(staffText('--why', ` ${text} `)).toBe(text);
  },
);
