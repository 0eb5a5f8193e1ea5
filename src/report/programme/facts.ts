import { FACT_QUESTIONS, FLOW_FACTS } from '../../readiness/flow-facts.ts';
import { GATE_OUTCOMES } from '../../readiness/gate.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { Block } from '../model.ts';
import { counted } from '../phrase.ts';
import { idInWords, outcomeTag } from '../words.ts';

/** The three facts of the flows, each by itself; nothing where they were not asked. */
export function factsTable({ facts }: ProgrammeReportInput): Block[] {
  if (facts === undefined) return [];
  return [
    {
      type: 'table',
      caption: `The three facts, of ${counted(facts.of, 'flow')} to the HIE`,
      note: 'No one of the facts stands for another, and none of them is a decision. That the users have moved is told from access logs; whether the gate "Moved" is passed is for a person to say.',
      columns: [
        { title: 'Fact', kind: 'text' },
        { title: 'What it asks', kind: 'text' },
        ...GATE_OUTCOMES.map((outcome) => ({
          title: outcomeTag(outcome).tag,
          kind: 'number' as const,
        })),
      ],
      rows: FLOW_FACTS.map((id) => [
        idInWords(id),
        FACT_QUESTIONS[id],
        ...GATE_OUTCOMES.map((outcome) => facts.facts[id][outcome]),
      ]),
      whenEmpty: 'No fact was asked.',
    },
  ];
}
