import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { rulesHash } from '../../src/compare/rules.ts';
import { overrideFaults } from '../../src/compare/severity-cells.ts';
import type { SeverityOverride } from '../../src/compare/severity-overrides.ts';
import { told } from '../support/compare.ts';
import { date, entry, medication, reading, snomed } from '../support/records.ts';
import { BOTH, asthma, compare, latex, penicillin, sandwich } from '../support/sandwich.ts';
import { asAt, inForce } from '../support/tolerances.ts';
import { contentHash } from '../../src/compare/tolerances/content-hash.ts';
import { tolerance } from '../support/tolerances.ts';

function decided(kind: string, severity: SeverityOverride['severity']): SeverityOverride {
  return { kind, severity, by: 'C. Officer', on: '2026-11-01', why: 'Decided.', hazard: 'HAZ-1' };
}

const warfarin = (dose: string) =>
  medication({
    term: 'Warfarin 1mg tablets',
    codes: [snomed('319733000')],
    date: '2024-01-02',
    dose,
  });

describe('two decisions in a row', () => {
  const severities = [
    decided('dose-changed', 'minor'),
    { ...decided('entry-lost', 'significant'), entryKind: 'allergy' as const },
  ];
  const judge = (
    kind: string,
    mig: ReturnType<typeof reading>,
    hie: ReturnType<typeof reading>,
  ) => {
    const parts = { kind, values: undefined, item: undefined, entryKind: undefined };
    const tested = { content: contentHash(tolerance(parts)), rules: rulesHash(severities) };
    return compareReadings({
      case: 'case-1',
      mig,
      hie,
      asAt: '2026-11-22' as CalendarDate,
      tool: { version: '0.0.0' },
      severities,
      tolerances: asAt([inForce(parts, { tested })]),
    });
  };

  test.each([
    [
      'a tenfold dose',
      'dose-changed',
      [asthma, warfarin('one daily')],
      [asthma, warfarin('ten daily')],
    ],
    ['a lost allergy', 'entry-lost', [asthma, penicillin, latex], [asthma, latex]],
  ] as const)('no tolerance covers %s that was counted for less before', (_, kind, mig, hie) => {
    const document = judge(kind, reading(mig), reading(hie));
    const [finding] = document.findings;
    expect(finding).toMatchObject({ kind, delivered: 'major', tolerance: null });
    expect(document.tolerances?.[0]?.outcome).toBe('above-cap');
    expect(document.summary.verdict).toBe('differences');
  });

  test.each(['dose-changed', 'negation-flipped', 'disclosure'])(
    '%s cannot be counted for nothing, hazard or not',
    (kind) => {
      expect(overrideFaults([decided(kind, 'none')])).toEqual([
        expect.stringMatching(/cannot be lowered to none/),
      ]);
    },
  );
});

describe('what noise never explains', () => {
  const filed = (term: string, at: string) =>
    entry({ kind: 'problem', term, codes: [snomed('9000001')], date: at, status: 'active' });

  test.each(['Penicillin hypersensitivity', 'Adverse reaction to penicillin', 'Angio-oedema'])(
    '%s is an allergy, newer than the lag or not',
    (term) => {
      const lost = { mig: reading([asthma, filed(term, '2026-11-21')]), hie: reading([asthma]) };
      const document = compare(lost, { lag: { seconds: 7 * 86_400 } });
      expect(told(document)).toEqual(['major in-flight']);
    },
  );

  test.each(BOTH)(
    'an allergy filed as a problem does not leave in silence: %s asked twice',
    (side) => {
      const problem = filed('Penicillin hypersensitivity', '2015-01-01');
      const document = sandwich(side, {
        before: [asthma, problem],
        between: [asthma],
        after: [asthma],
      });
      expect(told(document)).toContain(
        side === 'mig' ? 'considerable entry-lost' : 'considerable entry-extra',
      );
    },
  );

  test.each(BOTH)('how bad an allergy was stands, though the %s wavered', (side) => {
    const grave = {
      ...penicillin,
      recorded: date('2015-02-03'),
      text: ['anaphylaxis, intensive care'],
    };
    const plain = { ...grave, text: [] };
    const document = sandwich(side, {
      before: [asthma, grave],
      between: [asthma, plain],
      after: [asthma, plain],
    });
    expect(told(document)[0]).toBe(side === 'mig' ? 'major text-lost' : 'major text-changed');
  });
});
