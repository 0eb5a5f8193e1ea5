import { orderBy, sorted, tally } from '../../base/ordering.ts';
import { lowestUnmetGate } from '../gate-standing.ts';
import type { ProgrammeReportInput } from '../input.ts';
import { counted } from '../phrase.ts';
import { gatesAsked } from '../shared-sections.ts';
import { GATE_ORDER, gateTitle } from '../words.ts';
import { evidenceOf, hasFindings } from './findings.ts';
import { pastAll } from './gate-table.ts';

/** One sentence: how far the practices are, where most of them stand, and how many have serious findings. */
export function programmeHeadline(input: ProgrammeReportInput): string {
  const { practices } = input;
  if (practices.length === 0) return 'No practice is in the register, so nothing can be told.';
  const past = `Past the ${gatesAsked(practices.flatMap((practice) => practice.gates))} that were asked: ${pastAll(practices)} of ${counted(practices.length, 'practice')}`;
  return `${past}; ${whereMostStand(input)}; ${seriousOnes(input)}.`;
}

function whereMostStand({ practices }: ProgrammeReportInput): string {
  const held = practices.flatMap((practice) => lowestUnmetGate(practice.gates)?.id ?? []);
  const order = orderBy<[string, number]>(
    ([, count]) => -count,
    ([gate]) => GATE_ORDER.indexOf(gate),
  );
  const [most] = sorted(
    tally(held, (gate) => gate),
    order,
  );
  if (most === undefined) return 'no gate asked holds one back';
  const [gate, count] = most;
  return `the gate that holds back most is "${gateTitle(gate)}", with ${counted(count, 'practice')}`;
}

function seriousOnes(input: ProgrammeReportInput): string {
  const known = evidenceOf(input);
  const serious = known.filter((evidence) => hasFindings(evidence, 'major'));
  return `with open findings of severity major or worse: ${serious.length} of ${counted(known.length, 'practice')} with evidence`;
}
