import { describe, expect, test } from 'vitest';
import { told } from '../support/compare.ts';
import { reading } from '../support/records.ts';
import {
  BOTH,
  aspirin,
  asthma,
  compare,
  digoxin,
  latex,
  penicillin,
  sandwich,
  sodium,
  sodiumCorrected,
} from '../support/sandwich.ts';

describe.each(BOTH)('an entry added between A₁ and A₂ (%s read twice)', (outer) => {
  test('that the other side has is in flight, not extra', () => {
    const document = sandwich(outer, {
      before: [asthma],
      between: [asthma, sodium],
      after: [asthma, sodium],
    });
    expect(told(document)).toEqual(['minor in-flight']);
    expect(document.summary).toMatchObject({ verdict: 'undetermined', pending: 1, unstable: 0 });
    const inner = outer === 'mig' ? 'hie' : 'mig';
    expect(document.findings[0]?.[inner]).not.toBeNull();
    expect(document.findings[0]?.[outer]).toBeNull();
  });

  test('without the second reading is the finding it always was', () => {
    const [first, other] = [reading([asthma]), reading([asthma, sodium])];
    const document = compare(
      outer === 'mig' ? { mig: first, hie: other } : { mig: other, hie: first },
    );
    expect(told(document)).toEqual([
      outer === 'mig' ? 'considerable entry-extra' : 'considerable entry-lost',
    ]);
    expect(document.summary).not.toHaveProperty('pending');
  });

  test('with another value than the other side has excuses nothing', () => {
    const document = sandwich(outer, {
      before: [asthma],
      between: [asthma, sodium],
      after: [asthma, sodiumCorrected],
    });
    expect(told(document)).toContain(
      outer === 'mig' ? 'considerable entry-extra' : 'considerable entry-lost',
    );
  });

  test('that the other side does not show yet is told, though nothing differs', () => {
    const document = sandwich(outer, {
      before: [asthma],
      between: [asthma],
      after: [asthma, sodium],
    });
    expect(told(document)).toEqual(['minor in-flight']);
    expect(document.summary).toMatchObject({ verdict: 'undetermined', pending: 1 });
    expect(document.findings[0]?.why).toMatch(/“Serum sodium level” \(2026-11-20\)/);
  });

  test('that is an allergy or a drug stays extra or lost, and the wavering is told beside it', () => {
    const known = [asthma, latex, aspirin('one daily')];
    const more = [...known, penicillin, digoxin];
    const document = sandwich(outer, { before: known, between: more, after: more });
    const presence = outer === 'mig' ? 'major entry-extra' : 'major entry-lost';
    expect(told(document)).toEqual(
      expect.arrayContaining([presence, presence, 'minor unstable-source']),
    );
    expect(document.findings.map(({ kind }) => kind)).not.toContain('in-flight');
    expect(document.summary).toMatchObject({ verdict: 'differences', unstable: 2 });
  });

  test('that is an allergy the other side lacks is told with its full weight', () => {
    const document = sandwich(outer, {
      before: [asthma],
      between: [asthma],
      after: [asthma, penicillin],
    });
    expect(told(document)).toEqual(['major in-flight']);
  });
});

describe.each(BOTH)('an entry gone in A₂ (%s read twice)', (outer) => {
  test('and absent on the other side is in flight, not lost', () => {
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma],
      after: [asthma],
    });
    expect(told(document)).toEqual(['minor in-flight']);
    expect(document.summary).toMatchObject({ verdict: 'undetermined', pending: 1 });
  });

  test('but still on the other side is an unstable source', () => {
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma, sodium],
      after: [asthma],
    });
    expect(told(document)).toEqual(['minor unstable-source']);
    expect(document.summary).toMatchObject({ verdict: 'undetermined', unstable: 1, pending: 0 });
  });

  test('that is an allergy still on the other side weighs as one shown without ground', () => {
    const document = sandwich(outer, {
      before: [asthma, penicillin],
      between: [asthma, penicillin],
      after: [asthma],
    });
    expect(told(document)).toEqual(['major unstable-source']);
  });

  test('that is a drug absent on the other side stays what it was', () => {
    const document = sandwich(outer, {
      before: [asthma, aspirin('one daily'), sodium],
      between: [asthma],
      after: [asthma, sodium],
      parts: { between: { states: { medication: 'nothing-recorded' } } },
    });
    expect(told(document).filter((each) => each.startsWith('major'))).toHaveLength(1);
    expect(told(document)).toContain('minor unstable-source');
  });

  test('because its list was not given the second time proves nothing', () => {
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma],
      after: [asthma],
      parts: { after: { states: { investigations: 'unavailable' } } },
    });
    expect(document.findings.map(({ kind }) => kind)).not.toContain('in-flight');
    expect(document.summary.verdict).toBe('differences');
  });
});
