import { describe, expect, test } from 'vitest';
import { instructionChange } from '../../src/compare/fields/instruction.ts';
import { doseKey } from '../../src/match/dose-text.ts';

/** What the comparison says of two instructions of one drug: nothing, or the kind of finding. */
function told(mig: string, hie: string, units: readonly string[] = []): string {
  if (doseKey(mig) === doseKey(hie)) return 'same';
  return instructionChange({ dose: mig, units }, { dose: hie, units })?.kind ?? 'same';
}

describe('instructions that say the same', () => {
  test.each([
    ['Take ONE daily', 'take 1 daily'],
    ['ONE once daily', '1 OD'],
    ['one a day', '1 per day'],
    ['one a day', '1 once daily'],
    ['1 daily', 'ONE EVERY DAY'],
    ['1 o.d.', '1 od'],
    ['TWO twice a day', '2 BD'],
    ['2 b.d.', '2 bd'],
    ['one three times a day', '1 TDS'],
    ['1 t.d.s.', '1 tid'],
    ['1 four times daily', '1 q.d.s.'],
    ['ONE tablet to be taken twice a day', '1 tab bd'],
    ['Take 1 tablet(s) twice daily', 'one tablet BD'],
    ['1 tablet in the morning', 'one tablet mane'],
    ['1 om', 'one every morning'],
    ['one at night', '1 nocte'],
    ['1 o.n.', '1 at night'],
    ['1 once daily at night', '1 at night'],
    ['1 twice daily, in the morning and at night', '1 mane and nocte'],
    ['one each morning and each night', '1 nocte & mane'],
    ['2 puffs when required', '2 puffs PRN'],
    ['one qds if needed', '1 four times a day as required'],
    ['125 micrograms once daily', '0.125 mg OD'],
    ['125 µg od', '125mcg once daily'],
    ['0.5 g tds', '500 mg three times a day'],
    ['1.50 mg bd', '1.5mg twice daily'],
    ['5ml twice a day', '5 mls bd'],
    ['one 5ml spoonful four times a day', '5 ml qds'],
    ['half a tablet daily', '½ tablet daily'],
    ['1½ tablets daily', 'one and a half tablets daily'],
    ['1-2 tablets qds prn', 'ONE or TWO tablets four times a day when required'],
    ['1 - 2 tablets qds', '1 to 2 tablets qds'],
    ['10 mg once weekly', '10mg weekly'],
    ['10mg once a week on Mondays', '10 mg every Monday'],
    ['one every other day', '1 on alternate days'],
    ['one every second day', '1 every 2 days'],
    ['every 4-6 hours', '4 to 6 hourly'],
    ['1 patch every 72 hours', '1 patch 72-hourly'],
    ['5 mg by mouth twice daily', '5mg bd po'],
    ['1 mg by intramuscular injection every 3 months', '1 mg i.m. every three months'],
    ['500 mg for 7 days', '500mg for 7/7'],
    ['500 mg tds for one week', '500 mg tds for 7/7'],
    ['as directed', 'As Directed.'],
    ['Use as directed by the hospital', 'use as directed by the hospital'],
    ['one daily with food', '1 with food, daily'],
    ['10 units at night', '10 iu nocte'],
    ['Take\u00A0ONE  daily', 'Take ONE daily'],
  ])('%j and %j', (a, b) => {
    expect(told(a, b)).toBe('same');
    expect(told(b, a)).toBe('same');
  });

  test('"take one" of a tablet is one tablet, where the drug tells that it is one', () => {
    expect(told('Take ONE daily', 'Take ONE tablet daily', ['tablet'])).toBe('same');
    expect(told('Take ONE daily', 'Take ONE tablet daily', ['capsule'])).toBe('dose-changed');
    expect(told('Take ONE daily', 'Take ONE tablet daily')).toBe('dose-changed');
  });
});

describe('instructions of which one part differs', () => {
  test.each([
    ['125 micrograms daily', '125 mg daily', 'dose-changed'],
    ['2.5 mg bd', '25 mg bd', 'dose-changed'],
    ['1 tablet od', '2 tablets od', 'dose-changed'],
    ['1-2 tablets qds', '2 tablets qds', 'dose-changed'],
    ['1-2 tablets qds', '12 tablets qds', 'dose-changed'],
    ['half a tablet od', '1 tablet od', 'dose-changed'],
    ['½ tablet od', '1½ tablets od', 'dose-changed'],
    ['2 x 500mg bd', '500mg bd', 'dose-changed'],
    ['5ml bd', '5mg bd', 'dose-changed'],
    ['1 od for 5 days', '1 od for 7 days', 'dose-changed'],
    ['1 od with food', '1 od before food', 'dose-changed'],
    ['1 prn max 8 in 24 hours', '1 prn max 4 in 24 hours', 'dose-changed'],
    ['reduce by 1 daily', 'reduce by 2 daily', 'dose-changed'],
    ['1 od', '1 bd', 'frequency-changed'],
    ['10 mg once weekly', '10 mg once daily', 'frequency-changed'],
    ['10 mg once a week on Mondays', '10 mg once daily', 'frequency-changed'],
    ['10 mg every Monday', '10 mg every Friday', 'frequency-changed'],
    ['1 daily', '1 every other day', 'frequency-changed'],
    ['one each morning', 'one once daily', 'frequency-changed'],
    ['one at night', 'one at night and each morning', 'frequency-changed'],
    ['one qds', 'one qds prn', 'frequency-changed'],
    ['one every 4 hours', 'one four times a day', 'frequency-changed'],
    ['5 mg bd', '5 mg', 'frequency-changed'],
    ['5 mg by mouth bd', '5 mg by subcutaneous injection bd', 'route-changed'],
    ['1 drop into the left eye bd', '1 drop into the left ear bd', 'route-changed'],
    ['1 drop into the left eye bd', '1 drop into the right eye bd', 'route-changed'],
    ['5 mg by mouth bd', '5 mg bd', 'route-changed'],
    ['1 tablet bd', '1 capsule bd', 'form-changed'],
    ['1 tablet bd', '2 tablets tds', 'dose-changed'],
    ['5 mg by mouth od', '10 mg by mouth bd', 'dose-changed'],
  ])('%j and %j: %s', (a, b, kind) => {
    expect(told(a, b)).toBe(kind);
    expect(told(b, a)).toBe(kind);
  });
});

describe('instructions nobody may call the same', () => {
  test.each([
    // May be taken together or in divided doses.
    ['2 daily', '2 once daily'],
    ['10 mg daily', '10 mg once daily'],
    // May be half a tablet, or one or two.
    ['1/2 tablets daily', 'half a tablet daily'],
    ['1/2 tablets daily', '1-2 tablets daily'],
    // May be every two weeks.
    ['2 weekly', '2 once a week'],
    // The right eye, or once a day.
    ['1 drop od', '1 drop once daily'],
    ['1 drop OD', '1 drop into the right eye'],
    // A comma may part thousands or begin the fraction.
    ['1,5 mg od', '1.5 mg od'],
    ['1,000 mg od', '1000 mg od'],
    // Which amount belongs to which time or day.
    ['alternate 1mg and 2mg', 'alternate 2mg and 1mg'],
    ['1 in the morning and 2 at night', '2 in the morning and 1 at night'],
    ['40 mg for 5 days then 20 mg', '40 mg then 20 mg for 5 days'],
    ['2 x 500mg', '1 g'],
    ['stop', 'stop if rash'],
    ['one daily', 'one daily then stop'],
    ['take one daily', 'do not take one daily'],
    ['up to four times a day', 'four times a day'],
    ['as directed', 'as directed by the hospital'],
    ['1 qd', '1 od'],
    ['1 at bedtime', '1 at night'],
    ['1 every 12 hours', '1 bd'],
    ['5 mg/5 ml', '5 mg'],
    ['1 with breakfast', '1 in the morning'],
  ])('%j and %j', (a, b) => {
    expect(told(a, b)).not.toBe('same');
    expect(told(b, a)).not.toBe('same');
  });
});
