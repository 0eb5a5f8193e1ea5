import type { ProgrammeFlow, ProgrammeReportInput } from '../input.ts';
import type { Section } from '../model.ts';
import { counted } from '../phrase.ts';
import { gateTable } from './gate-table.ts';

/** Flows by consumer and gate. */
export function flowsSection({ flows }: ProgrammeReportInput): Section {
  return {
    id: 'flows',
    title: 'Flows',
    blocks: [
      {
        type: 'paragraph',
        text: 'A flow is one consumer that views the records of one practice; the flows of the HIE are told here. That the HIE answers, that the agreement is in force and that the users have moved are three facts, kept apart.',
      },
      gateTable(
        flows,
        { title: 'Consumer', of: consumerOf },
        `Flows by consumer and first gate not met, of ${counted(flows.length, 'flow')}`,
        'No flow is known: no agreement and no usage has been imported.',
      ),
    ],
  };
}

function consumerOf({ consumer, consumerName }: ProgrammeFlow): string {
  return `${consumer} ${consumerName ?? '(not in the register)'}`;
}
