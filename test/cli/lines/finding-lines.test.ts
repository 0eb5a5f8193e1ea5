import { describe, expect, test } from 'vitest';
import { type ListNarrowing, findingTable } from '../../../src/cli/columns/finding-columns.ts';
import { describeFinding } from '../../../src/cli/lines/finding-lines.ts';
import { listLines } from '../../../src/cli/table/list-table.ts';
import { describeKinds, describeTotals } from '../../../src/cli/lines/run-lines.ts';
import { WHOLE_TABLE } from '../../../src/cli/flags/table-flags.ts';
import type { FindingList } from '../../../src/workflow/findings/list-findings.ts';

const FOUND: FindingList['findings'][number] = {
  id: '0123456789abcdef',
  run: 'run-1',
  case: 'p-1',
  practice: 'X90001',
  kind: 'dose-changed',
  severity: 'major',
  item: 'medication',
  field: 'dose',
  confidence: 0.9,
  tolerance: null,
  cause: null,
  members: 1,
  class: null,
  classified: null,
};

function list(changes: Partial<FindingList>): FindingList {
  return {
    schema: 'mig2hie/findings/1',
    count: 0,
    compared: 19,
    from: 'newest',
    findings: [],
    ...changes,
  };
}

function describeFindings(listed: FindingList, narrowed: ListNarrowing): string[] {
  return listLines(findingTable(listed, narrowed), WHOLE_TABLE);
}

describe('a list of findings', () => {
  test('ends with how many patients it speaks of', () => {
    const lines = describeFindings(list({ count: 1, findings: [FOUND] }), {});
    expect(lines.at(-1)).toBe('1 finding in 19 compared patients. Next: mig2hie findings show ID');
    expect(lines[0]).not.toContain('run');
  });

  test('of all runs names the run of each', () => {
    const all = list({ count: 1, compared: 38, from: 'all-runs', findings: [FOUND] });
    const lines = describeFindings(all, {});
    expect(lines[3]).toBe('  in run run-1');
    expect(lines.at(-1)).toMatch(/^1 finding in 38 comparisons\./);
  });

  test('that is cut or narrowed does not pass for all there is', () => {
    const narrowed = { kind: 'dose-changed', limit: 1 };
    expect(describeFindings(list({ count: 1, findings: [FOUND] }), narrowed).at(-1)).toMatch(
      /^The first 1 finding that matches, in 19 compared patients\./,
    );
  });

  test.each([
    ['nothing was found', list({}), {}, '0 findings in 19 compared patients.'],
    [
      'nobody was compared',
      list({ compared: 0 }),
      { practice: 'X90002' },
      'No patient of X90002 has been compared; that is no evidence.',
    ],
    [
      'the workspace is empty',
      list({ compared: 0 }),
      {},
      'No patient has been compared; that is no evidence.',
    ],
  ])('when %s', (_, listed, narrowed, line) => {
    expect(describeFindings(listed, narrowed)).toEqual([line]);
  });
});

test('a run in which nobody was compared does not say that there is no finding', () => {
  const totals = {
    planned: 20,
    compared: 0,
    informative: 0,
    notCompared: { stopped: 20 },
    verdicts: { parity: 0, differences: 0, undetermined: 0 },
    findings: {},
    kinds: {},
  };
  expect(describeTotals(totals).at(-1)).toBe('Findings     not known, nobody was compared');
  expect(describeKinds(totals)).toEqual(['Nobody was compared; that is no evidence.']);
  const clean = { ...totals, compared: 20, notCompared: {} };
  expect(describeTotals(clean).at(-1)).toBe('Findings     none');
  expect(describeKinds(clean)).toEqual(['No finding in 20 compared patients.']);
  expect(describeTotals({ ...clean, tolerated: 3 }).at(-1)).toBe(
    'Findings     none; and 3 tolerated',
  );
});

describe('what people said of findings', () => {
  const classified = {
    what: 'classified',
    at: '2026-11-22T09:00:00Z',
    by: 'A',
    hazard: null,
  } as const;

  test('stands below them where anything was said', () => {
    const said = { ...FOUND, class: 'timing', classified } as const;
    const again = { ...FOUND, classified: { ...classified, what: 'reopened' } } as const;
    const lines = describeFindings(list({ count: 3, findings: [said, again, FOUND] }), {});
    expect(lines.slice(2, -1)).toEqual([
      expect.stringContaining(FOUND.id),
      '  classified timing',
      expect.stringContaining(FOUND.id),
      '  open again',
      expect.stringContaining(FOUND.id),
    ]);
  });

  test('stands beside the tolerance, which is counted', () => {
    const covered = { ...FOUND, class: 'timing', classified, tolerance: 'sodium-range' } as const;
    const lines = describeFindings(list({ count: 2, findings: [covered, FOUND] }), {});
    expect(lines).toContain('  classified timing, tolerated under sodium-range');
    expect(lines.at(-1)).toMatch(/^2 findings in 19 compared patients\. 1 of them tolerated\. /);
  });

  test('leaves patient and id whole and the lines within 100 columns', () => {
    const wide = {
      ...FOUND,
      case: 'p-0123456789abcdef',
      severity: 'catastrophic',
      kind: 'significance-changed',
      item: 'risks-and-warnings',
      class: 'supplier-defect',
      classified,
    } as const;
    const lines = describeFindings(list({ count: 1, findings: [wide] }), {});
    expect(lines[2]).toMatch(/p-0123456789abcdef {2}0123456789abcdef$/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    const listed = findingTable(list({ count: 1, findings: [wide] }), {});
    const narrow = listLines(listed, WHOLE_TABLE, 60);
    expect(Math.max(...narrow.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(narrow.join('\n')).toMatch(/p-0123456789abcdef[\s\S]*0123456789abcdef/);
  });

  test('stands in columns of its own when asked for, as in CSV', () => {
    const said = { ...FOUND, class: 'timing', classified } as const;
    const listed = findingTable(list({ count: 2, findings: [FOUND, said] }), {});
    const choice = { ...WHOLE_TABLE, csv: true, columns: 'id,class,by', sort: 'class' };
    expect(listLines(listed, choice)).toEqual([
      'id,class,by',
      `${FOUND.id},timing,A`,
      `${FOUND.id},,`,
    ]);
  });

  test('severities sort by how bad they are', () => {
    const minor = { ...FOUND, id: 'b', severity: 'minor' } as const;
    const worst = { ...FOUND, id: 'c', severity: 'catastrophic' } as const;
    const listed = findingTable(list({ count: 3, findings: [minor, FOUND, worst] }), {});
    const choice = { ...WHOLE_TABLE, csv: true, columns: 'severity', sort: 'severity' };
    expect(listLines(listed, choice).slice(1)).toEqual(['catastrophic', 'major', 'minor']);
  });

  test('narrows what the last line speaks of', () => {
    const lines = describeFindings(list({ count: 0 }), { unclassified: true });
    expect(lines).toEqual(['0 findings that match, in 19 compared patients.']);
  });
});

test('a finding about the patient is told without a table of nothing', () => {
  const lines = describeFinding({
    schema: 'mig2hie/finding/1',
    run: 'run-1',
    case: 'p-1',
    practice: 'X90001',
    finding: {
      id: 'f1',
      kind: 'patient-mismatch',
      severity: 'catastrophic',
      item: 'patient-details',
      mig: null,
      hie: null,
      field: 'identity',
      values: { mig: null, hie: null },
      confidence: 1,
      why: 'The HIE answered about another patient than was asked for.',
      tolerance: null,
    },
    entries: { mig: null, hie: null },
    classifications: [],
  });
  expect(lines).toEqual([
    'catastrophic: patient-mismatch in patient-details (f1)',
    'The HIE answered about another patient than was asked for.',
    'Patient p-1, practice X90001, run run-1, confidence 1',
  ]);
});

describe('a finding on several entries', () => {
  const entry = (term: string, date: string) =>
    ({ item: 'problems', kind: 'problem', term, codes: [], date, source: '/a' }) as const;

  test('names each of its members, up to a bound', () => {
    const members = Array.from({ length: 32 }, (_, index) => ({
      mig: entry(`Problem ${index}`, '2019-05-02'),
      hie: null,
    }));
    const lines = describeFinding({
      schema: 'mig2hie/finding/1',
      run: 'run-1',
      case: 'p-1',
      practice: 'X90001',
      finding: {
        id: 'f1',
        kind: 'list-truncated',
        severity: 'considerable',
        item: 'problems',
        mig: 0,
        hie: null,
        field: 'entry',
        values: { mig: null, hie: null },
        confidence: 1,
        why: 'A list was cut.',
        tolerance: null,
      },
      entries: { mig: members[0]?.mig ?? null, hie: null },
      classifications: [],
      members,
    });
    expect(lines).toContain('It speaks for 32 entries or pairs:');
    expect(lines.some((line) => line.includes('>>'))).toBe(false);
    expect(lines.filter((line) => /^Problem \d+, 2019-05-02 +-$/.test(line))).toHaveLength(30);
    expect(lines.at(-1)).toBe('and 2 more, which --json prints.');
  });
});
