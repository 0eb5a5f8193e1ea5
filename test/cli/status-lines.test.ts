import { describe, expect, test } from 'vitest';
import { organisationLines, programmeLines } from '../../src/cli/status-lines.ts';
import type { FlowStatus, GateDocument, StatusDocument } from '../../src/workflow/status.ts';

const gate = (id: string, outcome: GateDocument['outcome']): GateDocument => ({
  id,
  outcome,
  evidence: [],
  asAt: null,
  owner: 'somebody',
  why: `${id} is ${outcome}.`,
});
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
  scope: { rule: 'programme', meaning: 'all', organisations: 1, activePractices: 1 },
  organisations: [{ code: 'X90001', name: null, kind: null, flows: 1, gate: null, gates: MET }],
  flows,
});
const UNASKED = "Not asked: assured, safe (residual risk), live, moved, off: a person's decision.";

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
