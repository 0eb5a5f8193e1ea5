import { expect, test } from 'vitest';
import type { PracticeEvidence } from '../../src/readiness/practice-evidence.ts';
import { programmeReport } from '../../src/report/programme-report.ts';
import { SUPPRESSED } from '../../src/report/small-numbers.ts';
import { blocksOf, rowsOf, tableOf, totalOf } from './read-model.ts';
import { gate } from './sample-practice.ts';
import { SAMPLE_PROGRAMME } from './sample-programme.ts';

const report = programmeReport(SAMPLE_PROGRAMME, ['5d41402abc4b2a76']);

test('the headline tells how far the practices are, what holds them and where it is serious', () => {
  expect(report.headline).toBe(
    'Past the 2 of 9 gates that were asked: 0 of 3 practices; the gate that holds back most is "Agreed", with 2 practices; with open findings of severity major or worse: 1 of 2 practices with evidence.',
  );
});

test('practices are counted at their first gate not met, with the denominator beside the counts', () => {
  expect(rowsOf(report, 'Practices by the first gate not met, of 3 practices')).toEqual([
    ['Registered', 'Is this organisation in scope today?', 1],
    ['Agreed', 'Is the agreement in force for this flow?', 2],
    ['Past every gate asked', 'What the gates not measured ask is still open: a person decides', 0],
  ]);
  expect(tableOf(report, 'Practices by the first gate not met').note).toContain(
    'from epraccur.csv of 2026-11-01',
  );
});

test('a practice whose supplier is not known is a group of its own', () => {
  // Held at Registered, held at Agreed, past every gate asked, all.
  expect(rowsOf(report, 'Practices by supplier')).toEqual([
    ['EMIS', 0, 1, 0, 1],
    ['TPP', 0, 1, 0, 1],
    ['not known', 1, 0, 0, 1],
  ]);
  expect(totalOf(report, 'Practices by commissioner')).toEqual(['All', 1, 2, 0, 3]);
});

test('a shared blocker stands once, with everything it blocks', () => {
  const rows = rowsOf(report, 'Blockers');
  expect(
    rows.map(([reason, gateName, , , practices, flows, which]) => [
      reason,
      gateName,
      practices,
      flows,
      which,
    ]),
  ).toEqual([
    [
      'The agreement is not signed by consumer X9A02 (issued).',
      'Agreed',
      2,
      2,
      'X90001 and X90002; for X9A02',
    ],
    ['X90003 closed on 2026-10-31.', 'Registered', 1, 1, 'X90003; for X9A01'],
    ['The agreement has no approved DPIA (in-progress).', 'Agreed', 1, 1, 'X90002; for X9A02'],
  ]);
});

test('a practice without any flow tells its own reason', () => {
  const alone = programmeReport({ ...SAMPLE_PROGRAMME, flows: [] });
  expect(rowsOf(alone, 'Blockers')[0]?.[0]).toBe('1 of 2 flows pass.');
  expect(rowsOf(alone, 'Flows by consumer')).toEqual([]);
});

test('one major finding outranks any number of lesser ones', () => {
  // Catastrophic, major, considerable, significant, minor, compared patients.
  expect(rowsOf(report, 'Practices with open findings, the worst first: 2 of 2')).toEqual([
    ['X90002 Surgery 2', 0, 1, 0, 0, 40, 10],
    ['X90001 Surgery 1', 0, 0, 9, 0, 0, 10],
  ]);
});

test('findings are counted by kind, with the practices that have them', () => {
  expect(rowsOf(report, 'Open findings by kind')).toEqual([
    ['An entry is missing on the HIE (entry-lost)', 'Considerable', 50, 2],
  ]);
});

test('kinds of findings stand worst first, however many there are of the others', () => {
  const kinds = { relocated: 8, gone: 1, 'patient-mismatch': 1 };
  const practices = SAMPLE_PROGRAMME.practices.map((practice) => ({
    ...practice,
    evidence: practice.evidence && { ...practice.evidence, findings: { major: 10 }, kinds },
  }));
  const rows = rowsOf(programmeReport({ ...SAMPLE_PROGRAMME, practices }), 'Open findings by kind');
  // A kind that no rule knows any more comes first: nobody can tell how bad it is.
  expect(rows.map(([, severity, count]) => [severity, count])).toEqual([
    ['not known', 2],
    ['Catastrophic', 2],
    ['Minor', 16],
  ]);
});

test('a practice of which nobody was compared has no evidence, and its plan still counts', () => {
  const practices = SAMPLE_PROGRAMME.practices.map((practice) => ({
    ...practice,
    evidence:
      practice.organisation.code === 'X90001'
        ? nobodyCompared(practice.evidence)
        : practice.evidence,
  }));
  const told = programmeReport({ ...SAMPLE_PROGRAMME, practices });
  expect(told.headline).toContain('1 of 1 practice with evidence');
  expect(totalOf(told, 'Planned patients of 2 practices with a plan')).toEqual(['Planned', 24]);
});

test('gates nobody has measured are named beside the counts', () => {
  expect(tableOf(report, 'Practices by the first gate not met').note).toContain(
    'Not measured: Assured, Connected, Parity, Residual risk accepted, Live, Moved and Off.',
  );
});

test('flows are counted by consumer, one outside the register is called so', () => {
  expect(rowsOf(report, 'Flows by consumer')).toEqual([
    ['X9A01 Invented Trust', 1, 0, 2, 3],
    ['X9A02 (not in the register)', 0, 2, 0, 2],
  ]);
});

test('agreements are counted by channel and standing', () => {
  expect(rowsOf(report, 'Standing of agreements on 9 flows')).toEqual([
    ['HIE', 'in force', 2],
    ['HIE', 'not in force', 2],
    ['MIG', 'in force', 5],
  ]);
});

test('the tail of the evidence is named, not averaged away', () => {
  expect(rowsOf(report, 'Practices by age').map(([, count]) => count)).toEqual([1, 0, 0, 1, 1]);
  expect(blocksOf(report, 'evidence')).toContainEqual({
    type: 'paragraph',
    text: 'The oldest evidence is that of X90002: its newest comparison was made on 1 August 2026, 10:00.',
  });
});

test('practices and patients without a comparison are told as not tested', () => {
  const gaps = blocksOf(report, 'not-tested').flatMap((block) =>
    block.type === 'not-tested' ? block.gaps : [],
  );
  expect(gaps.slice(0, 2)).toEqual([
    {
      what: 'Practices without a compared patient',
      extent: '1 of 3 practices',
      why: 'Nothing is known of the answers for X90003.',
    },
    {
      what: 'Planned patients who were not compared',
      extent: '4 of 24 planned patients',
      why: 'The HIE gave no answer.',
    },
  ]);
});

test('who decides next is told in the order of the gates, serious findings last', () => {
  const decisions = blocksOf(report, 'who-decides-next').flatMap((block) =>
    block.type === 'decisions' ? block.decisions : [],
  );
  expect(decisions.map((one) => [one.who, one.why])).toEqual([
    [
      'programme office',
      'Gate "Registered" is the first not met for 1 practice, in 1 flow; 1 reason.',
    ],
    [
      'programme office',
      'Gate "Agreed" is the first not met for 2 practices, in 2 flows; 2 reasons.',
    ],
    [
      'Clinical safety officer',
      'Open findings of severity considerable or worse in 2 practices: X90001 and X90002.',
    ],
  ]);
});

test('wrong patients come before every gate, and name the practices', () => {
  const practices = SAMPLE_PROGRAMME.practices.map((practice) => ({
    ...practice,
    evidence: practice.evidence && {
      ...practice.evidence,
      findings: { catastrophic: 2 },
      kinds: { 'patient-mismatch': 2 },
    },
  }));
  const [first] = blocksOf(
    programmeReport({ ...SAMPLE_PROGRAMME, practices }),
    'who-decides-next',
  ).flatMap((block) => (block.type === 'decisions' ? block.decisions : []));
  expect(first?.why).toBe(
    'The two sides answered about different people in 2 practices: X90001 and X90002.',
  );
});

test('every practice stands in the list, in the order of its code', () => {
  expect(rowsOf(report, 'Where each of 3 practices stands').map(([code]) => code)).toEqual([
    'X90001',
    'X90002',
    'X90003',
  ]);
});

test('the order of practices and flows changes nothing', () => {
  const turned = {
    ...SAMPLE_PROGRAMME,
    practices: SAMPLE_PROGRAMME.practices.toReversed(),
    flows: SAMPLE_PROGRAMME.flows.toReversed(),
    agreements: SAMPLE_PROGRAMME.agreements.toReversed(),
  };
  expect(programmeReport(turned, ['5d41402abc4b2a76'])).toEqual(report);
});

test('a report that leaves the programme hides what counts patients, and keeps counts of practices', () => {
  const held = gate('parity', { outcome: 'not-met', why: '2 major, in 10 compared patients.' });
  const [first, ...others] = SAMPLE_PROGRAMME.practices;
  if (first === undefined) throw new Error('the sample has practices');
  const leaving = programmeReport(
    {
      ...SAMPLE_PROGRAMME,
      practices: [{ ...first, gates: [gate('registered'), held] }, ...others],
      flows: [],
    },
    [],
    SUPPRESSED,
  );
  expect(JSON.stringify(leaving)).not.toContain('in 10 compared patients');
  expect(rowsOf(leaving, 'Practices with open findings')[0]).toEqual([
    'X90002 Surgery 2',
    0,
    '*',
    0,
    0,
    '*',
    10,
  ]);
  expect(rowsOf(leaving, 'Planned patients')[0]).toEqual(['Compared: parity', 10]);
  expect(totalOf(leaving, 'Practices by supplier').at(-1)).toBe(3);
});

test('rounded counts of patients need not add up in a report that leaves the programme', () => {
  const practices = SAMPLE_PROGRAMME.practices.map((practice) => ({
    ...practice,
    evidence: practice.evidence && {
      ...practice.evidence,
      planned: 13,
      compared: 12,
      notCompared: { 'hie-unavailable': 1 },
      verdicts: { parity: 8, differences: 4, undetermined: 0 },
    },
  }));
  const leaving = programmeReport({ ...SAMPLE_PROGRAMME, practices }, [], SUPPRESSED);
  const compared = rowsOf(leaving, 'Practices with open findings').map((row) => row.at(-1));
  expect([...compared, totalOf(leaving, 'Practices with open findings').at(-1)]).toEqual([
    10, 10, 25,
  ]);
});

test('an empty register is told as such', () => {
  const empty = programmeReport({
    ...SAMPLE_PROGRAMME,
    practices: [],
    flows: [],
    agreements: [],
  });
  expect(empty.headline).toBe('No practice is in the register, so nothing can be told.');
  expect(rowsOf(empty, 'Practices by the first gate')).toEqual([]);
});

test('a programme that nothing holds back is told without praise', () => {
  const [, second] = SAMPLE_PROGRAMME.practices;
  if (second === undefined) throw new Error('the sample has practices');
  const clear = programmeReport({
    ...SAMPLE_PROGRAMME,
    practices: [{ ...second, gates: [gate('registered')] }],
    flows: [],
  });
  expect(clear.headline).toMatch(
    /^Past the 1 of 9 gates that were asked: 1 of 1 practice; no gate asked holds one back;/,
  );
  expect(rowsOf(clear, 'Blockers')).toEqual([]);
  const decisions = blocksOf(clear, 'who-decides-next').flatMap((block) =>
    block.type === 'decisions' ? block.decisions : [],
  );
  expect(decisions.at(-1)).toEqual({
    who: 'Clinical safety officer',
    what: 'Is the residual risk accepted? Nothing here measures it.',
    why: '1 of 1 practice past every gate asked; only 1 of 9 gates were asked.',
  });
});

test.each([
  [
    'a practice twice',
    { practices: [...SAMPLE_PROGRAMME.practices, ...SAMPLE_PROGRAMME.practices] },
    'practice stands twice',
  ],
  [
    'a flow twice',
    { flows: [...SAMPLE_PROGRAMME.flows, ...SAMPLE_PROGRAMME.flows] },
    'flow stands twice',
  ],
  [
    'no gates',
    { flows: SAMPLE_PROGRAMME.flows.map((flow) => ({ ...flow, gates: [] })) },
    'has no gates',
  ],
])('input with %s is refused', (_, over, message) => {
  expect(() => programmeReport({ ...SAMPLE_PROGRAMME, ...over })).toThrow(message);
});

test('evidence whose kinds do not add up to its findings is refused', () => {
  const practices = SAMPLE_PROGRAMME.practices.map((practice) => ({
    ...practice,
    evidence: practice.evidence && { ...practice.evidence, kinds: { 'entry-lost': 1 } },
  }));
  expect(() => programmeReport({ ...SAMPLE_PROGRAMME, practices })).toThrow('findings by kind of');
});

function nobodyCompared(evidence: PracticeEvidence | undefined): PracticeEvidence | undefined {
  return (
    evidence && {
      ...evidence,
      compared: 0,
      informative: 0,
      notCompared: { 'hie-unavailable': 12 },
      verdicts: { parity: 0, differences: 0, undetermined: 0 },
      findings: {},
      kinds: {},
    }
  );
}

test('the three facts stand beside the gates, each by itself, of all flows to the HIE', () => {
  expect(
    rowsOf(report, 'The three facts, of 5 flows to the HIE').map(([fact, , ...counts]) => [
      fact,
      ...counts,
    ]),
  ).toEqual([
    ['Answers', 3, 0, 0, 2, 0],
    ['Agreed', 2, 3, 0, 0, 0],
    ['Moved', 1, 2, 0, 1, 1],
  ]);
  const unasked = { ...SAMPLE_PROGRAMME, facts: undefined };
  expect(JSON.stringify(programmeReport(unasked))).not.toContain('The three facts');
});

test('the gate "Moved" is a decision, and is not said to have no evidence', () => {
  const gaps = blocksOf(report, 'not-tested').flatMap((block) =>
    block.type === 'not-tested' ? block.gaps : [],
  );
  const moved = gaps.find(({ what }) => what === 'Gate "Moved"');
  expect(moved?.why).toBe(
    'The gate is a decision of a person. The fact "moved" of each flow is told from the access logs, and decides nothing.',
  );
});
