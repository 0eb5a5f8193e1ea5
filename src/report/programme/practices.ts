import { lowestUnmetGate } from '../gate-standing.ts';
import type { ProgrammePractice, ProgrammeReportInput } from '../input.ts';
import type { Cell, Section } from '../model.ts';
import { ageInWords, counted } from '../phrase.ts';
import { gateReason } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { gateTitle } from '../words.ts';
import { PAST_ALL } from './gate-table.ts';
import { commissionerOf, supplierOf } from './standing.ts';

/** Every practice, where it stands and why. */
export function everyPracticeSection(
  { practices, frame }: ProgrammeReportInput,
  counting: Counting,
): Section {
  return {
    id: 'every-practice',
    title: 'Every practice',
    blocks: [
      {
        type: 'table',
        caption: `Where each of ${counted(practices.length, 'practice')} stands, by code`,
        columns: [
          { title: 'Code', kind: 'text' },
          { title: 'Name', kind: 'text' },
          { title: 'Status', kind: 'text' },
          { title: 'Supplier', kind: 'text' },
          { title: 'Commissioner', kind: 'text' },
          { title: 'First gate not met', kind: 'text' },
          { title: 'Why', kind: 'text' },
          { title: 'Newest comparison', kind: 'text' },
        ],
        rows: practices.map((practice) => practiceRow(practice, frame.asAt, counting)),
        whenEmpty: 'No practice is in the register on this day.',
      },
    ],
  };
}

function practiceRow(practice: ProgrammePractice, asAt: string, counting: Counting): Cell[] {
  const { organisation, evidence, gates } = practice;
  const gate = lowestUnmetGate(gates);
  return [
    organisation.code,
    organisation.name,
    organisation.status,
    supplierOf(practice),
    commissionerOf(practice),
    gate === undefined ? PAST_ALL : gateTitle(gate.id),
    gate === undefined
      ? "no gate asked holds it back; the others are a person's decision"
      : gateReason(gate, counting),
    evidence?.comparedAt === undefined ? 'never' : ageInWords(evidence.comparedAt, asAt),
  ];
}
