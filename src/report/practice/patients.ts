import type { ComparisonDocument } from '../../compare/document.ts';
import { NOT_COMPARED_REASONS, type PracticeEvidence } from '../../readiness/practice-evidence.ts';
import type { PracticeReportInput } from '../input.ts';
import type { Block, Section } from '../model.ts';
import { ageInWords, dateInWords, listed } from '../phrase.ts';
import type { Counting } from '../small-numbers.ts';
import { REASON_TITLES } from '../words.ts';

/** Every planned patient, compared or with the reason why not; then how the compared ones came out. */
export function patientsSection(input: PracticeReportInput, counting: Counting): Section {
  const { evidence, comparisons, frame } = input;
  const blocks: Block[] =
    evidence === undefined
      ? [{ type: 'statement', text: 'No patient of this practice has been planned.' }]
      : [
          plannedTable(evidence, counting),
          verdictTable(evidence, counting),
          identityTable(comparisons, counting),
          answersTable(evidence, frame.asAt),
        ];
  return { id: 'patients', title: 'Patients planned and compared', blocks };
}

function plannedTable(evidence: PracticeEvidence, counting: Counting): Block {
  const missed = NOT_COMPARED_REASONS.map((reason) => ({
    title: REASON_TITLES[reason],
    count: evidence.notCompared[reason] ?? 0,
  }));
  return {
    type: 'table',
    caption: `Planned patients of run ${evidence.run}`,
    ...olderRuns(evidence, counting),
    columns: [
      { title: 'Patients', kind: 'text' },
      { title: 'Count', kind: 'count' },
    ],
    rows: [
      ['Compared', counting.patients(evidence.compared)],
      ...missed.map((reason) => [reason.title, counting.patients(reason.count)]),
    ],
    total: ['Planned', counting.patients(evidence.planned)],
    whenEmpty: 'Nothing was planned.',
  };
}

/** A run that ended early takes nothing away from what earlier ones found, and must not pass for whole. */
function olderRuns(
  { run, runs = [run], unfinished }: PracticeEvidence,
  counting: Counting,
): { note?: string } {
  const others = runs.filter((one) => one !== run);
  const told = [
    ...(others.length === 0
      ? []
      : [
          `Each patient counts by the newest comparison of any run; used are those of ${listed(runs)}.`,
        ]),
    ...(unfinished === undefined
      ? []
      : [
          `Run ${unfinished.run} is ${unfinished.state}: by itself it compared ${counting.patients(unfinished.compared)} of ${counting.patients(unfinished.planned)} planned patients.`,
        ]),
  ];
  return told.length === 0 ? {} : { note: told.join(' ') };
}

function verdictTable(evidence: PracticeEvidence, counting: Counting): Block {
  const { verdicts, compared, informative } = evidence;
  return {
    type: 'table',
    caption: 'Compared patients by verdict',
    note: `${counting.patients(informative)} of ${counting.patients(compared)} compared patients were informative: in at least one data item a side had entries and neither side was silent (not returned, unavailable or withheld). Patient details do not count.`,
    columns: [
      { title: 'Verdict', kind: 'text' },
      { title: 'Patients', kind: 'count' },
    ],
    rows: [
      ['Parity: nothing differs above the agreed limits', counting.patients(verdicts.parity)],
      ['Differences', counting.patients(verdicts.differences)],
      ['Undetermined: no verdict can be given', counting.patients(verdicts.undetermined)],
    ],
    total: ['Compared', counting.patients(compared)],
    whenEmpty: 'Nothing was compared.',
  };
}

function identityTable(comparisons: readonly ComparisonDocument[], counting: Counting): Block {
  const count = (verdict: ComparisonDocument['identity']['verdict']) =>
    counting.patients(comparisons.filter((one) => one.identity.verdict === verdict).length);
  return {
    type: 'table',
    caption: 'Whether both sides answered about the same patient',
    columns: [
      { title: 'Patient', kind: 'text' },
      { title: 'Patients', kind: 'count' },
    ],
    rows: [
      ['The same on both sides', count('same')],
      ['Different', count('different')],
      ['Could not be told', count('undetermined')],
    ],
    total: ['Compared', counting.patients(comparisons.length)],
    whenEmpty: 'Nothing was compared.',
  };
}

function answersTable(evidence: PracticeEvidence, asAt: string): Block {
  const row = (what: string, at: string | undefined) => [
    what,
    at === undefined ? 'never' : dateInWords(at),
    at === undefined ? 'no date' : ageInWords(at, asAt),
  ];
  return {
    type: 'table',
    caption: 'How old the evidence is',
    columns: [
      { title: 'What', kind: 'text' },
      { title: 'When', kind: 'text' },
      { title: 'Age', kind: 'text' },
    ],
    rows: [
      row('Newest comparison', evidence.comparedAt),
      row('Last answer of the MIG', evidence.lastAnswer.mig),
      row('Last answer of the HIE', evidence.lastAnswer.hie),
    ],
    whenEmpty: 'There is no evidence.',
  };
}
