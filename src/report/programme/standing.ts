import { tally } from '../../base/ordering.ts';
import { lowestUnmetGate } from '../gate-standing.ts';
import type { ProgrammePractice, ProgrammeReportInput } from '../input.ts';
import type { Block, Section } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { GATE_ORDER, gateQuestion, gateTitle } from '../words.ts';
import { factsTable } from './facts.ts';
import { PAST_ALL, gateTable, measuredGates, pastAll } from './gate-table.ts';

/** How many practices stand at each gate: in all, by supplier, by commissioner. */
export function standingSection(input: ProgrammeReportInput): Section {
  const { practices } = input;
  return {
    id: 'where-practices-stand',
    title: 'Where the practices stand',
    blocks: [
      byGate(input),
      ...factsTable(input),
      gateTable(
        practices,
        { title: 'Supplier', of: supplierOf },
        `Practices by supplier and first gate not met, of ${counted(practices.length, 'practice')}`,
        NO_PRACTICE,
      ),
      gateTable(
        practices,
        { title: 'Commissioner', of: commissionerOf },
        `Practices by commissioner and first gate not met, of ${counted(practices.length, 'practice')}`,
        NO_PRACTICE,
      ),
    ],
  };
}

/** The supplier, or that none is known. */
export function supplierOf({ organisation }: ProgrammePractice): string {
  return organisation.supplier ?? 'not known';
}

/** The commissioner, or that none is known. */
export function commissionerOf({ organisation }: ProgrammePractice): string {
  return organisation.commissioner ?? 'not known';
}

const NO_PRACTICE = 'No practice is in the register on this day.';

function notMeasured(practices: readonly ProgrammePractice[]): string {
  const measured = new Set(measuredGates(practices));
  const others = GATE_ORDER.filter((gate) => !measured.has(gate));
  return others.length === 0 ? 'no gate' : listed(others.map(gateTitle));
}

function byGate({ practices, denominator }: ProgrammeReportInput): Block {
  const at = tally(practices, (practice) => lowestUnmetGate(practice.gates)?.id ?? '');
  return {
    type: 'table',
    caption: `Practices by the first gate not met, of ${counted(practices.length, 'practice')}`,
    note: `Denominator: ${denominator}. A practice stands at the first gate that is neither met nor does not apply; gates are never averaged. Not measured: ${notMeasured(practices)}.`,
    columns: [
      { title: 'First gate not met', kind: 'text' },
      { title: 'What it asks', kind: 'text' },
      { title: 'Practices', kind: 'count' },
    ],
    rows:
      practices.length === 0
        ? []
        : [
            ...measuredGates(practices).map((gate) => [
              gateTitle(gate),
              gateQuestion(gate),
              at.get(gate) ?? 0,
            ]),
            [
              PAST_ALL,
              'What the gates not measured ask is still open: a person decides',
              pastAll(practices),
            ],
          ],
    total: ['All', 'every practice of the denominator', practices.length],
    whenEmpty: NO_PRACTICE,
  };
}
