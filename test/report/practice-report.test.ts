import { expect, test } from 'vitest';
import type { Block, ReportModel } from '../../src/report/model.ts';
import { practiceReport } from '../../src/report/practice-report.ts';
import { SUPPRESSED } from '../../src/report/small-numbers.ts';
import { FRAME, SAMPLE_PRACTICE, comparison, entry, finding, gate } from './sample-practice.ts';
import { blocksOf, rowsOf, tableOf } from './read-model.ts';

test('the headline says what was compared, what was found and which gate holds the practice', () => {
  expect(practiceReport(SAMPLE_PRACTICE).headline).toBe(
    '4 patients compared of 6 planned, with 4 findings in 3 patients, the worst of them major; the first gate not met is "Parity".',
  );
});

test('every finding above "same meaning" is listed, the worst first, and counted', () => {
  const lists = blocksOf(practiceReport(SAMPLE_PRACTICE), 'findings').filter(
    (block) => block.type === 'findings',
  );
  expect(
    lists.map((list) => [list.severity, list.count, list.findings.map((one) => one.id)]),
  ).toEqual([
    ['major', 2, ['f-dose', 'f-lost']],
    ['significant', 1, ['f-known']],
    ['minor', 1, ['f-date']],
  ]);
});

test('a finding tells what each side said of the field it is about', () => {
  const [dose] = listedFindings(practiceReport(SAMPLE_PRACTICE));
  expect(dose).toMatchObject({
    mig: { entry: 'Digoxin 125microgram tablets, May 2019', value: 'one a day' },
    hie: { value: 'two a day', source: '/entry[4]/resource' },
    case: 'p-7f3a',
  });
});

test('a finding about a lost entry tells the entry and that the other side said nothing', () => {
  const lost = listedFindings(practiceReport(SAMPLE_PRACTICE)).find((one) => one.id === 'f-lost');
  expect(lost?.mig.entry).toBe('Allergy to penicillin, 11 February 2004');
  expect(lost?.hie).toEqual({ entry: null, value: null, source: null });
});

test('tolerated findings are counted apart from open ones and still listed', () => {
  const rows = rowsOf(practiceReport(SAMPLE_PRACTICE), 'Findings by severity');
  expect(rows).toEqual([
    ['Catastrophic', 0, 0, 0, 0],
    ['Major', 2, 0, 2, 2],
    ['Considerable', 0, 0, 0, 0],
    ['Significant', 0, 1, 1, 1],
    ['Minor', 1, 0, 1, 1],
  ]);
});

test('every planned patient is compared, or counted with the reason', () => {
  const rows = rowsOf(practiceReport(SAMPLE_PRACTICE), 'Planned patients of run r-20261121');
  expect(rows).toEqual([
    ['Compared', 4],
    ['Not asked yet', 0],
    ['The MIG gave no answer', 0],
    ['The HIE gave no answer', 1],
    ['The MIG says the record is not shared', 1],
    ['The HIE says the record is not shared', 0],
    ['The run was stopped', 0],
  ]);
});

test('a data item is judged over its MIG entries, wherever the HIE files their partners', () => {
  const rows = rowsOf(practiceReport(SAMPLE_PRACTICE), 'Data items');
  const named = Object.fromEntries(rows.map(([name, ...counts]) => [name, counts]));
  // Same, different, not comparable, empty on both sides; MIG entries, of them paired, HIE entries alone.
  expect(named['Medication']).toEqual([2, 1, 1, 0, 9, 6, 0]);
  expect(named['Risks and warnings']).toEqual([0, 1, 0, 3, 1, 0, 0]);
  expect(named['Events']).toEqual([3, 1, 0, 0, 80, 80, 0]);
  expect(named['Procedures']).toEqual([0, 0, 0, 4, 0, 0, 0]);
  // The HIE returned no list of diagnoses, and filed every one of them elsewhere.
  expect(named['Diagnoses']).toEqual([4, 0, 0, 0, 8, 8, 0]);
  expect(named['Summary']).toEqual([0, 0, 4, 0, 0, 0, 0]);
});

test.each([
  [
    'it could not be told, however serious that is',
    { findings: [finding({ kind: 'undetermined', severity: 'major' })] },
  ],
  ['the patient is not surely the same', { identity: { verdict: 'undetermined', differs: [] } }],
  [
    'a response could not be read',
    { problems: [{ side: 'hie', severity: 'fatal', path: '', what: 'not XML' }] },
  ],
  [
    'the match is ambiguous',
    { findings: [finding({ kind: 'ambiguous-match', severity: 'none' })] },
  ],
  ['the document does not speak of the item', { items: [] }],
] as const)('a data item is not comparable when %s', (_, over) => {
  const report = practiceReport(onePatient(comparison('p-1', over)));
  expect(rowsOf(report, 'Data items').find(([name]) => name === 'Medication')?.[3]).toBe(1);
});

test('what was not tested is told as rows: patients, items, limits of formats, gates', () => {
  const gaps = blocksOf(practiceReport(SAMPLE_PRACTICE), 'not-tested').flatMap((block) =>
    block.type === 'not-tested' ? block.gaps : [],
  );
  const told = gaps.map((gap) => `${gap.what}: ${gap.extent}: ${gap.why}`);
  expect(told).toContain(
    'Planned patients who were not compared: 1 of 6 planned patients: The HIE gave no answer.',
  );
  expect(told).toContain(
    'Risks and warnings (allergy): the status: 1 entry in 1 patient: MIG OpenHR cannot mark an allergy ended',
  );
  expect(gaps.map((gap) => gap.what)).toEqual(
    expect.arrayContaining([
      'Procedures',
      'Gate "Residual risk accepted"',
      'Whether the record is right',
    ]),
  );
  expect(told).toContain('Medication: 1 of 4 compared patients: The HIE withheld it.');
  expect(told).toContain('Summary: 4 of 4 compared patients: Neither side returned it.');
  expect(told).toContain(
    'Procedures: 4 of 4 compared patients: Both sides answered that they hold no entry.',
  );
  expect(gaps.map((gap) => gap.what)).not.toContain('Diagnoses');
});

test('problems that differ only in their place in a list are one row with their number', () => {
  expect(rowsOf(practiceReport(SAMPLE_PRACTICE), 'Problems while reading')).toEqual([
    ['HIE', 'error', 'not a decimal', '/entry/resource/dose', 2, 1],
  ]);
});

test('the worst problems of reading come first, and one about a whole response says so', () => {
  const problems = [
    { side: 'hie', severity: 'warning', path: '/b', what: 'odd' },
    { side: 'mig', severity: 'error', path: '/a', what: 'unreadable' },
    { side: 'hie', severity: 'fatal', path: '', what: 'not XML' },
  ] as const;
  const report = practiceReport(onePatient({ problems }));
  expect(rowsOf(report, 'Problems while reading').map((row) => row.slice(0, 4))).toEqual([
    ['HIE', 'fatal', 'not XML', 'whole response'],
    ['MIG', 'error', 'unreadable', '/a'],
    ['HIE', 'warning', 'odd', '/b'],
  ]);
});

test('limits of the formats stand in the order of the data items', () => {
  const notComparable = [
    { item: 'events', kind: 'note', field: 'entry', why: 'B.', entries: 1 },
    { item: 'medication', kind: 'medication', field: 'dose', why: 'A.', entries: 2 },
  ] as const;
  const gaps = blocksOf(practiceReport(onePatient({ notComparable })), 'not-tested').flatMap(
    (block) => (block.type === 'not-tested' ? block.gaps : []),
  );
  expect(gaps.filter((gap) => gap.why.length === 2).map((gap) => [gap.what, gap.extent])).toEqual([
    ['Medication (medication): the dose', '2 entries in 1 patient'],
    ['Events (note): entries of this kind', '1 entry in 1 patient'],
  ]);
});

test('a finding about an extra entry shows what the HIE says of it', () => {
  const extra = finding({ kind: 'entry-extra', hie: 0 });
  const hie = [entry({ term: 'Digoxin', status: 'active', dose: 'one a day' })];
  const report = practiceReport(onePatient({ findings: [extra], entries: { mig: [], hie } }));
  expect(listedFindings(report)[0]?.hie).toEqual({
    entry: 'Digoxin, no date',
    value: 'active; one a day',
    source: '/extract/item[1]',
  });
});

test('gates that rest on another run than the findings say so', () => {
  const report = practiceReport({
    ...SAMPLE_PRACTICE,
    evidence: { ...evidenceOfSample(), run: 'r-older' },
  });
  expect(blocksOf(report, 'gates')).toContainEqual({
    type: 'statement',
    text: 'The gates rest on run r-20261121; the findings and counts below on run r-older.',
  });
});

test('comparisons of older runs that stand are told with how far the newest run came', () => {
  const evidence = {
    ...evidenceOfSample(),
    run: 'r-stopped',
    runs: ['r-stopped', 'r-20261121'],
    unfinished: { run: 'r-stopped', state: 'stopped' as const, compared: 1, planned: 6 },
  };
  const report = practiceReport({ ...SAMPLE_PRACTICE, evidence });
  expect(tableOf(report, 'Planned patients of run r-stopped').note).toBe(
    'Each patient counts by the newest comparison of any run; used are those of r-stopped and r-20261121. Run r-stopped is stopped: by itself it compared 1 of 6 planned patients.',
  );
  // The run the gates cite is one of those used.
  expect(blocksOf(report, 'gates')).toHaveLength(1);
});

test('a gate whose check broke says what broke', () => {
  const broken = gate('parity', {
    outcome: 'not-enough-data',
    why: 'The check failed.',
    problem: 'the check failed: RangeError',
  });
  const report = practiceReport({ ...SAMPLE_PRACTICE, gates: [broken] });
  expect(rowsOf(report, 'Gates on')[4]?.[3]).toBe(
    'The check failed. (the check failed: RangeError)',
  );
});

test('gates nobody has measured stand in the table, in their place and with their owner', () => {
  const rows = rowsOf(practiceReport(SAMPLE_PRACTICE), 'Gates on');
  expect(rows.map(([title, , outcome]) => `${String(title)}: ${String(outcome)}`)).toEqual([
    'Registered: Met',
    'Assured: Not measured',
    'Agreed: Met',
    'Connected: Met',
    'Parity: Not met',
    'Residual risk accepted: Not measured',
    'Live: Not measured',
    'Moved: Not measured',
    'Off: Not measured',
  ]);
  expect(rows[5]?.at(-1)).toBe('Clinical safety officer');
});

test('past every gate asked, the residual risk is still a person to decide on', () => {
  const met = SAMPLE_PRACTICE.gates.map((one) => ({ ...one, outcome: 'met' as const }));
  const report = practiceReport({ ...onePatient({}), gates: met });
  expect(report.headline).toMatch(/; 4 of 9 gates were asked, all met\.$/);
  expect(decisionsOf(report)).toEqual([
    {
      who: 'Clinical safety officer',
      what: 'Is the residual risk accepted? Nothing here measures it.',
      why: 'No gate asked holds the practice back, and only 4 of 9 gates were asked.',
    },
  ]);
});

test('a gate that does not apply is not told as met', () => {
  const gates = [gate('registered'), gate('agreed', { outcome: 'not-applicable' })];
  expect(practiceReport({ ...onePatient({}), gates }).headline).toMatch(
    /; 2 of 9 gates were asked, all met or found not to apply\.$/,
  );
});

test('entries of the HIE without a partner are counted where it files them', () => {
  const hie = [entry({}), entry({ item: 'examinations', kind: 'observation' }), entry({})];
  const pairs = [{ mig: 0, hie: 2, pass: 'term', confidence: 0.6 }] as const;
  const report = practiceReport(onePatient({ pairs, entries: { mig: [entry({})], hie } }));
  const alone = rowsOf(report, 'Data items').flatMap((row) =>
    row.at(-1) === 0 ? [] : [[row[0], row.at(-1)]],
  );
  expect(alone).toEqual([
    ['Medication', 1],
    ['Examinations', 1],
  ]);
});

test('a field is named in plain words, and a silent side is said to be silent', () => {
  const notComparable = [
    {
      item: 'medication',
      kind: 'medication',
      field: 'elsewhere',
      why: 'The MIG gives no elsewhere.',
      entries: 2,
    },
  ] as const;
  const gaps = blocksOf(practiceReport(onePatient({ notComparable })), 'not-tested').flatMap(
    (block) => (block.type === 'not-tested' ? block.gaps : []),
  );
  expect(gaps).toContainEqual({
    what: 'Medication (medication): whether prescribed elsewhere',
    extent: '2 entries in 1 patient',
    why: 'The MIG does not say.',
  });
});

test('the severity of a row without findings is told in grey', () => {
  const table = tableOf(practiceReport(SAMPLE_PRACTICE), 'Findings by severity');
  expect(table.rows.map(([severity]) => severity).slice(0, 2)).toEqual([
    { tag: 'Catastrophic', tone: 'quiet' },
    { tag: 'Major', tone: 'worst' },
  ]);
});

test('elements no rule looks at are told with their number', () => {
  expect(rowsOf(practiceReport(SAMPLE_PRACTICE), 'Elements of the responses')).toEqual([
    ['MIG', '/extract/colour', 3, 1],
  ]);
});

test('each gate stands with its evidence, its age and its owner', () => {
  const rows = rowsOf(practiceReport(SAMPLE_PRACTICE), 'Gates on 22 November 2026');
  expect(rows[2]).toEqual([
    'Agreed',
    'Is the agreement in force for this flow?',
    'Met',
    '2 of 2 flows pass.',
    ['agreement HIE-7 of 15 October 2026'],
    '38 days old',
    'Caldicott Guardian / DPO',
  ]);
});

test('the owners of open gates decide first, then the clinical safety officer on serious findings', () => {
  const decisions = decisionsOf(practiceReport(SAMPLE_PRACTICE));
  expect(decisions.map((decision) => decision.who)).toEqual([
    'onboarding team',
    'Clinical safety officer',
  ]);
  expect(decisions[1]?.why).toBe(
    '2 open findings of severity considerable or worse, in 2 patients.',
  );
});

test('the wrong patient comes before everything else', () => {
  const mismatch = finding({ kind: 'patient-mismatch', severity: 'catastrophic', item: null });
  const report = practiceReport(onePatient(comparison('p-1', { findings: [mismatch] })));
  expect(decisionsOf(report)[0]?.why).toBe(
    'For 1 patient the two sides did not answer about the same person.',
  );
  expect(listedFindings(report)[0]?.itemTitle).toBe('Whole record');
});

test('a practice without any plan says so and claims nothing', () => {
  const report = practiceReport({ ...SAMPLE_PRACTICE, evidence: undefined, comparisons: [] });
  expect(report.headline).toMatch(/^No patient of this practice has been planned or compared;/);
  expect(rowsOf(report, 'Data items')).toEqual([]);
  expect(report.tool.rules).toEqual([]);
});

test('a planned practice of which nobody was compared says that nothing is known', () => {
  const report = practiceReport({
    ...SAMPLE_PRACTICE,
    evidence: {
      ...evidenceOfSample(),
      planned: 2,
      compared: 0,
      informative: 0,
      notCompared: { stopped: 2 },
      verdicts: { parity: 0, differences: 0, undetermined: 0 },
      findings: {},
      kinds: {},
      comparedAt: undefined,
      lastAnswer: { mig: undefined, hie: undefined },
    },
    comparisons: [],
  });
  expect(report.headline).toMatch(/^0 patients compared of 2 planned, so nothing is known/);
  expect(rowsOf(report, 'How old the evidence is')[0]).toEqual([
    'Newest comparison',
    'never',
    'no date',
  ]);
});

test('a clean practice is told without praise', () => {
  const report = practiceReport({ ...onePatient(comparison('p-1')), gates: [gate('registered')] });
  expect(report.headline).toBe(
    '1 patient compared of 1 planned, with no finding above "same meaning"; 1 of 9 gates were asked, all met.',
  );
});

test.each([
  ['planned patients', { planned: 7 }],
  ['verdicts', { verdicts: { parity: 4, differences: 2, undetermined: 1 } }],
  [
    'comparisons',
    { compared: 5, planned: 7, verdicts: { parity: 3, differences: 1, undetermined: 1 } },
  ],
  ['findings of severity major', { findings: { major: 1, minor: 1, none: 1 } }],
])('totals that are not the sum of their parts are refused: %s', (what, over) => {
  const input = { ...SAMPLE_PRACTICE, evidence: { ...evidenceOfSample(), ...over } };
  expect(() => practiceReport(input)).toThrow(`${what}: the parts add up to`);
});

test('a patient compared twice is refused', () => {
  const twice = { ...SAMPLE_PRACTICE, comparisons: [comparison('p-1'), comparison('p-1')] };
  expect(() => practiceReport(twice)).toThrow('compared twice');
});

test('a report that leaves the programme hides small numbers and lists no patient', () => {
  const report = practiceReport(SAMPLE_PRACTICE, SUPPRESSED);
  expect(report.headline).toBe(
    '* patients compared of * planned, with * findings in * patients, the worst of them major; the first gate not met is "Parity".',
  );
  expect(listedFindings(report)).toEqual([]);
  expect(rowsOf(report, 'Planned patients').map(([, count]) => count)).toEqual([
    '*',
    0,
    0,
    '*',
    '*',
    0,
    0,
  ]);
  expect(JSON.stringify(report)).not.toMatch(/p-7f3a|p-0b91|p-c2d4|p-e855|4 compared patients/);
});

test('the order of the comparisons changes nothing', () => {
  const turned = { ...SAMPLE_PRACTICE, comparisons: SAMPLE_PRACTICE.comparisons.toReversed() };
  expect(practiceReport(turned)).toEqual(practiceReport(SAMPLE_PRACTICE));
});

function onePatient(document: Parameters<typeof comparison>[1] & object): typeof SAMPLE_PRACTICE {
  const one = comparison('p-1', document);
  const counts: Record<string, number> = {};
  for (const { severity } of one.findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return {
    ...SAMPLE_PRACTICE,
    frame: FRAME,
    evidence: {
      ...evidenceOfSample(),
      planned: 1,
      compared: 1,
      informative: 1,
      notCompared: {},
      verdicts: { parity: 0, differences: 0, undetermined: 0, [one.summary.verdict]: 1 },
      findings: counts,
    },
    comparisons: [one],
  };
}

function evidenceOfSample(): NonNullable<typeof SAMPLE_PRACTICE.evidence> {
  if (SAMPLE_PRACTICE.evidence === undefined) throw new Error('the sample has evidence');
  return SAMPLE_PRACTICE.evidence;
}

function listedFindings(report: ReportModel) {
  return blocksOf(report, 'findings').flatMap((block: Block) =>
    block.type === 'findings' ? block.findings : [],
  );
}

function decisionsOf(report: ReportModel) {
  return blocksOf(report, 'who-decides-next').flatMap((block: Block) =>
    block.type === 'decisions' ? block.decisions : [],
  );
}
