import { describe, expect, test } from 'vitest';
import { listLines } from '../../../src/cli/table/list-table.ts';
import { organisationTable, programmeTable } from '../../../src/cli/lines/status-lines.ts';
import { WHOLE_TABLE } from '../../../src/cli/flags/table-flags.ts';
import { day } from '../../support/register-files.ts';
import type {
  FlowStatus,
  GateDocument,
  StatusDocument,
} from '../../../src/workflow/flows/status.ts';

const gate = (id: string, outcome: GateDocument['outcome']): GateDocument => ({
  id,
  outcome,
  evidence: [],
  asAt: null,
  owner: 'somebody',
  why: `${id} is ${outcome}.`,
});
const NONE = {
  met: 0,
  'not-met': 0,
  'not-applicable': 0,
  'not-enough-data': 3,
  'needs-a-person': 0,
};
const MET = ['registered', 'agreed', 'connected', 'parity'].map((id) => gate(id, 'met'));
const flow = (channel: string, gates = MET): FlowStatus => ({
  provider: 'X90001',
  consumer: 'X9T01',
  channel,
  agreements: [],
  gate: null,
  gates,
});
const status = (flows: readonly FlowStatus[]): StatusDocument => ({
  schema: 'mig2hie/status/1',
  asAt: '2026-11-02',
  sources: [],
  scope: {
    rule: 'programme',
    meaning: 'all',
    organisations: 1,
    activePractices: 1,
    notCounted: [],
  },
  facts: {
    of: 3,
    facts: { answers: NONE, agreed: { ...NONE, met: 2, 'not-met': 1 }, moved: NONE },
  },
  ended: { flows: 0, of: 3, with: null },
  oldestEvidence: { kind: 'agreement', ref: 'HIE-1', asAt: day('2026-10-03'), ageDays: 30 },
  blockers: [
    {
      id: 'agreed/consumer/X9A01',
      gate: 'agreed',
      outcome: 'not-met',
      part: 'consumer',
      code: 'X9A01',
      name: null,
      owner: 'somebody',
      why: 'It has not signed.',
      otherReasons: 0,
      flows: 373,
      alone: 300,
    },
  ],
  organisations: [{ code: 'X90001', name: null, kind: null, flows: 1, gate: null, gates: MET }],
  flows,
});
const UNASKED = "Not asked: assured, safe (residual risk), live, moved, off: a person's decision.";

function programmeLines(document: StatusDocument): string[] {
  return listLines(programmeTable(document), WHOLE_TABLE);
}

function organisationLines(document: StatusDocument): string[] {
  return listLines(organisationTable(document), WHOLE_TABLE);
}

describe('past the gates that are asked nothing reads as done', () => {
  test('in the list of all', () => {
    const lines = programmeLines(status([flow('hie')]));
    expect(lines).toContainEqual(expect.stringMatching(/^past the 4 gates asked +1 +1$/));
    expect(lines).toContainEqual(expect.stringMatching(/^X90001 +- +past the 4 gates asked +met/));
    expect(lines).toContain(UNASKED);
  });

  test('of one organisation', () => {
    const [first, second] = organisationLines(status([flow('hie')]));
    expect(first).toContain('4 of 9 gates were asked, all met.');
    expect(second).toBe(UNASKED);
  });

  test('a flow on the MIG is in use, unless an agreement on the HIE took its place', () => {
    const replaced = [gate('agreed', 'not-applicable')];
    const lines = organisationLines(status([flow('mig'), flow('mig', replaced)]));
    expect(lines).toContainEqual(expect.stringMatching(/X9T01 +mig +in use today +agreed is met/));
    expect(lines).toContainEqual(expect.stringMatching(/X9T01 +mig +replaced by the HIE /));
  });
});

test('the three facts are counted apart, with the age of the oldest evidence and what blocks many', () => {
  const lines = programmeLines(status([flow('hie')]));
  expect(lines).toContainEqual(expect.stringMatching(/^agreed +2 +1 +0 +3 +0 +3$/));
  expect(lines).toContainEqual(expect.stringMatching(/^moved +0 +0 +0 +3 +0 +3$/));
  expect(lines).toContain('Oldest evidence used: agreement HIE-1, as at 2026-10-03, 30 days old.');
  expect(lines).toContainEqual(
    expect.stringMatching(/^1 +373 +300 +agreed +not-met +X9A01 +It has not signed\.$/),
  );
});

test('flows that ended stand in a line of their own, and the sum stays that of all', () => {
  const closed: FlowStatus = {
    ...flow('hie', [gate('registered', 'not-met')]),
    gate: 'registered',
  };
  const document = status([flow('hie'), closed]);
  const ended = { flows: 1, of: 2, with: 'X90006, closed 2026-04-30 (1)' };
  const lines = programmeLines({ ...document, ended });
  expect(lines).toContainEqual(expect.stringMatching(/^registered +0 +0$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ended, an end is closed +- +1$/));
  expect(lines).toContainEqual(expect.stringMatching(/^all +1 +2$/));
  expect(lines).toContain(
    'Ended with, and in how many of the 2 flows: X90006, closed 2026-04-30 (1).',
  );
});

test('active practices that nothing names are told by their codes, the first few of many', () => {
  const document = status([]);
  const notCounted = ['X90010', 'X90011', 'X90012', 'X90013', 'X90014', 'X90015'];
  const scope = { ...document.scope, activePractices: 7, notCounted };
  expect(
    programmeLines({ ...document, scope })
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  ).toContain(
    '6 of the 7 active GP practices of the register are not among them: X90010 X90011 X90012 X90013 X90014 …; all of them with --json.',
  );
});
