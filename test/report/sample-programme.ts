import type { PracticeEvidence } from '../../src/readiness/practice-evidence.ts';
import type { GateOutcome, GateResult } from '../../src/readiness/gate.ts';
import type {
  ProgrammeFlow,
  ProgrammePractice,
  ProgrammeReportInput,
} from '../../src/report/input.ts';
import { FRAME, gate } from './sample-practice.ts';

const UNSIGNED = 'The agreement is not signed by consumer X9A02 (issued).';

/** Three practices and two consumers, one of which has signed nothing. */
export const SAMPLE_PROGRAMME: ProgrammeReportInput = {
  frame: FRAME,
  denominator: '3 practices named by an agreement, from epraccur.csv of 2026-11-01',
  practices: [
    practice('X90002', {
      supplier: 'TPP',
      gates: [
        gate('registered'),
        gate('agreed', { outcome: 'not-met', why: '1 of 2 flows pass.' }),
      ],
      evidence: evidence('X90002', { major: 1, minor: 40 }, '2026-08-01T09:00:00Z'),
    }),
    practice('X90001', {
      supplier: 'EMIS',
      gates: [
        gate('registered'),
        gate('agreed', { outcome: 'not-met', why: '1 of 2 flows pass.' }),
      ],
      evidence: evidence('X90001', { considerable: 9 }, '2026-11-21T09:00:00Z'),
    }),
    practice('X90003', {
      supplier: undefined,
      gates: [gate('registered', { outcome: 'not-met', why: 'X90003 closed on 2026-10-31.' })],
      evidence: undefined,
    }),
  ],
  flows: [
    flow('X90001', 'X9A01', [gate('registered'), gate('agreed')], []),
    flow(
      'X90001',
      'X9A02',
      [gate('registered'), gate('agreed', { outcome: 'not-met' })],
      [UNSIGNED],
    ),
    flow('X90002', 'X9A01', [gate('registered'), gate('agreed')], []),
    flow(
      'X90002',
      'X9A02',
      [gate('registered'), gate('agreed', { outcome: 'not-met' })],
      [UNSIGNED, 'The agreement has no approved DPIA (in-progress).'],
    ),
    flow(
      'X90003',
      'X9A01',
      [gate('registered', { outcome: 'not-met', why: 'X90003 closed on 2026-10-31.' })],
      [],
    ),
  ],
  agreements: [
    { channel: 'hie', state: 'not in force', count: 2 },
    { channel: 'hie', state: 'in force', count: 2 },
    { channel: 'mig', state: 'in force', count: 5 },
  ],
  facts: {
    of: 5,
    facts: {
      answers: outcomes({ met: 3, 'not-enough-data': 2 }),
      agreed: outcomes({ met: 2, 'not-met': 3 }),
      moved: outcomes({ met: 1, 'not-met': 2, 'not-enough-data': 1, 'needs-a-person': 1 }),
    },
  },
};

function outcomes(counts: Partial<Record<GateOutcome, number>>): Record<GateOutcome, number> {
  const none = { met: 0, 'not-met': 0, 'not-applicable': 0 };
  return { ...none, 'not-enough-data': 0, 'needs-a-person': 0, ...counts };
}

function practice(
  code: string,
  parts: {
    readonly supplier: string | undefined;
    readonly gates: readonly GateResult[];
    readonly evidence: PracticeEvidence | undefined;
  },
): ProgrammePractice {
  const { supplier, gates, evidence } = parts;
  const name = `Surgery ${code.slice(-1)}`;
  return {
    organisation: { code, name, status: 'active', supplier, commissioner: 'X9C' },
    gates,
    evidence,
  };
}

function flow(
  practice: string,
  consumer: string,
  gates: readonly GateResult[],
  reasons: readonly string[],
): ProgrammeFlow {
  const consumerName = consumer === 'X9A01' ? 'Invented Trust' : undefined;
  return { practice, consumer, consumerName, gates, reasons };
}

function evidence(
  code: string,
  findings: PracticeEvidence['findings'],
  comparedAt: string,
): PracticeEvidence {
  const count = Object.values(findings).reduce((a, b) => a + b, 0);
  return {
    practice: code,
    run: 'r-20261121',
    comparedAt,
    planned: 12,
    compared: 10,
    informative: 10,
    notCompared: { 'hie-unavailable': 2 },
    verdicts: { parity: 6, differences: 4, undetermined: 0 },
    findings,
    kinds: { 'entry-lost': count },
    lastAnswer: { mig: comparedAt, hie: comparedAt },
  };
}
