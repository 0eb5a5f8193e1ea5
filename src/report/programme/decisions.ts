import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { Decision, Section } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { gatesAsked, residualRiskDecision } from '../shared-sections.ts';
import {
  CLINICAL_SAFETY_OFFICER,
  GATE_ORDER,
  gateOwner,
  gateQuestion,
  gateTitle,
} from '../words.ts';
import type { Blocker } from './blockers.ts';
import { evidenceOf, hasFindings } from './findings.ts';
import { pastAll } from './gate-table.ts';

/** Whose decision is next: wrong patients before all else, then the gates in their order, then the serious findings. */
export function programmeDecisions(
  input: ProgrammeReportInput,
  blockers: readonly Blocker[],
): Section {
  const groups = groupBy(blockers, ({ gate }) => JSON.stringify([gate.owner, gate.id]));
  const inOrder = sorted(
    groups.values(),
    orderBy((group) => GATE_ORDER.indexOf(group[0]?.gate.id ?? '')),
  );
  return {
    id: 'who-decides-next',
    title: 'Who decides next',
    blocks: [
      {
        type: 'paragraph',
        text: 'This report says what was measured and what was not. It decides nothing: the people named here do.',
      },
      {
        type: 'decisions',
        decisions: [
          ...wrongPatients(input),
          ...inOrder.flatMap(gateDecisions),
          ...seriousFindings(input),
          ...residualRisk(input),
        ],
      },
    ],
  };
}

function wrongPatients(input: ProgrammeReportInput): Decision[] {
  const concerned = evidenceOf(input).filter((one) => (one.kinds['patient-mismatch'] ?? 0) > 0);
  if (concerned.length === 0) return [];
  return [
    {
      who: CLINICAL_SAFETY_OFFICER,
      what: 'How did one side answer with another patient, and must its use stop?',
      why: `The two sides answered about different people in ${counted(concerned.length, 'practice')}: ${listed(concerned.map((one) => one.practice))}.`,
    },
  ];
}

function seriousFindings(input: ProgrammeReportInput): Decision[] {
  const concerned = evidenceOf(input).filter((one) => hasFindings(one, 'considerable'));
  if (concerned.length === 0) return [];
  return [
    {
      who: CLINICAL_SAFETY_OFFICER,
      what: 'What do the serious findings mean for patients, and what has to be done about each?',
      why: `Open findings of severity considerable or worse in ${counted(concerned.length, 'practice')}: ${listed(concerned.map((one) => one.practice))}.`,
    },
  ];
}

/** What is past every gate asked waits for a decision that nothing here measures. */
function residualRisk({ practices }: ProgrammeReportInput): Decision[] {
  if (practices.length === 0) {
    const what = 'Which practices are in scope?';
    return [{ who: gateOwner('registered'), what, why: 'No practice is in the register.' }];
  }
  const gates = practices.flatMap((practice) => practice.gates);
  const past = pastAll(practices);
  if (past === 0 || gates.some((gate) => gate.id === 'safe')) return [];
  return [
    residualRiskDecision(
      `${past} of ${counted(practices.length, 'practice')} past every gate asked; only ${gatesAsked(gates)} were asked.`,
    ),
  ];
}

function gateDecisions(group: readonly Blocker[]): Decision[] {
  const gate = group[0]?.gate;
  if (gate === undefined) return [];
  const practices = new Set(group.flatMap((blocker) => blocker.practices)).size;
  // A flow with several reasons waits for one decision.
  const flows = new Set(group.flatMap((blocker) => blocker.flows)).size;
  const held = flows === 0 ? '' : `, in ${counted(flows, 'flow')}`;
  return [
    {
      who: gate.owner,
      what: gateQuestion(gate.id),
      why: `Gate "${gateTitle(gate.id)}" is the first not met for ${counted(practices, 'practice')}${held}; ${counted(group.length, 'reason')}.`,
    },
  ];
}
