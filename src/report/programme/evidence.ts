import { NOT_COMPARED_REASONS, type PracticeEvidence } from '../../readiness/practice-evidence.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { Block, Section } from '../model.ts';
import { ageInDays, counted, dateInWords } from '../phrase.ts';
import type { Counting } from '../small-numbers.ts';
import { REASON_TITLES } from '../words.ts';
import { evidenceOf, plansOf } from './findings.ts';

/** How old the evidence is, with its tail, and how many patients it covers. */
export function evidenceSection(input: ProgrammeReportInput, counting: Counting): Section {
  const known = evidenceOf(input);
  return {
    id: 'evidence',
    title: 'How much evidence there is, and how old',
    blocks: [ageTable(input), ...oldest(known), patientsTable(plansOf(input), counting)],
  };
}

const BANDS: readonly { readonly title: string; readonly daysMax: number }[] = [
  { title: '7 days or less', daysMax: 7 },
  { title: '8 to 30 days', daysMax: 30 },
  { title: '31 to 90 days', daysMax: 90 },
  { title: 'More than 90 days', daysMax: Number.POSITIVE_INFINITY },
];

function ageTable({ practices, frame }: ProgrammeReportInput): Block {
  const bands = practices.map(({ evidence }) => bandOf(evidence?.comparedAt, frame.asAt));
  const rows = [...BANDS.map((band) => band.title), NEVER].map((title) => [
    title,
    bands.filter((band) => band === title).length,
  ]);
  return {
    type: 'table',
    caption: `Practices by age of their newest comparison on ${dateInWords(frame.asAt)}, of ${counted(practices.length, 'practice')}`,
    columns: [
      { title: 'Age', kind: 'text' },
      { title: 'Practices', kind: 'count' },
    ],
    rows,
    total: ['All', practices.length],
    whenEmpty: 'No practice is in the register on this day.',
  };
}

const NEVER = 'Never compared';

function bandOf(comparedAt: string | undefined, asAt: string): string {
  const days = ageInDays(comparedAt, asAt);
  if (days === undefined) return NEVER;
  return BANDS.find((band) => days <= band.daysMax)?.title ?? NEVER;
}

/** The tail by name: an average would hide it. */
function oldest(known: readonly PracticeEvidence[]): Block[] {
  const dated = known.flatMap(({ practice, comparedAt }) =>
    comparedAt === undefined ? [] : [{ practice, comparedAt }],
  );
  const first = dated.sort((a, b) => (a.comparedAt < b.comparedAt ? -1 : 1))[0];
  if (first === undefined) return [];
  return [
    {
      type: 'paragraph',
      text: `The oldest evidence is that of ${first.practice}: its newest comparison was made on ${dateInWords(first.comparedAt)}.`,
    },
  ];
}

function patientsTable(planned: readonly PracticeEvidence[], counting: Counting): Block {
  const sum = (pick: (evidence: PracticeEvidence) => number): number =>
    planned.reduce((total, evidence) => total + pick(evidence), 0);
  return {
    type: 'table',
    caption: `Planned patients of ${counted(planned.length, 'practice')} with a plan`,
    columns: [
      { title: 'Patients', kind: 'text' },
      { title: 'Count', kind: 'count' },
    ],
    rows: [
      ['Compared: parity', counting.patients(sum((one) => one.verdicts.parity))],
      ['Compared: differences', counting.patients(sum((one) => one.verdicts.differences))],
      ['Compared: undetermined', counting.patients(sum((one) => one.verdicts.undetermined))],
      ...NOT_COMPARED_REASONS.map((reason) => [
        REASON_TITLES[reason],
        counting.patients(sum((one) => one.notCompared[reason] ?? 0)),
      ]),
    ],
    total: ['Planned', counting.patients(sum((one) => one.planned))],
    whenEmpty: 'No patient has been planned.',
  };
}
