import { holdsBack } from './gate-standing.ts';
import type { EvidenceReference } from '../readiness/facts.ts';
import type { GateResult } from '../readiness/gate.ts';
import type { PracticeReportInput } from './input.ts';
import type { Block, Cell, Decision, NotTested, ReportSource, Section } from './model.ts';
import { ageInWords, dateInWords, listed } from './phrase.ts';
import type { Counting } from './small-numbers.ts';
import {
  CLINICAL_SAFETY_OFFICER,
  GATE_ORDER,
  NOT_MEASURED,
  gateCountsPatients,
  gateOwner,
  gateQuestion,
  gateTitle,
  outcomeTag,
} from './words.ts';

/** The gates in their order, each with its evidence, the age of that evidence, and its owner. */
export function gatesSection(input: PracticeReportInput, counting: Counting): Section {
  const { asAt } = input.frame;
  return {
    id: 'gates',
    title: 'Where the practice stands',
    blocks: [
      {
        type: 'table',
        caption: `Gates on ${dateInWords(asAt)}, in their order`,
        note: 'The practice stands at the first gate that is neither met nor does not apply. Gates are never averaged. A gate that is not measured is not met: people decide on it, and nothing here measures it.',
        columns: [
          { title: 'Gate', kind: 'text' },
          { title: 'What it asks', kind: 'text' },
          { title: 'Outcome', kind: 'text' },
          { title: 'Why', kind: 'text' },
          { title: 'Evidence', kind: 'text' },
          { title: 'Age', kind: 'text' },
          { title: 'Owner', kind: 'text' },
        ],
        rows: gateRows(input, counting),
        whenEmpty: 'No gate has been checked.',
      },
      ...otherRun(input),
    ],
  };
}

/** Every gate of the programme in its order, those nobody has measured too. */
function gateRows({ gates, frame }: PracticeReportInput, counting: Counting): Cell[][] {
  const measured = new Map(gates.map((gate) => [gate.id, gate]));
  const ids = [...new Set([...GATE_ORDER, ...measured.keys()])];
  return ids.map((id): Cell[] => {
    const gate = measured.get(id);
    const asked = [gateTitle(id), gateQuestion(id)];
    if (gate === undefined) {
      return [
        ...asked,
        NOT_MEASURED,
        'Nothing here measures it.',
        'none',
        'no date',
        gateOwner(id),
      ];
    }
    return [
      ...asked,
      outcomeTag(gate.outcome),
      gateReason(gate, counting),
      gate.evidence.length === 0 ? 'none' : gate.evidence.map(evidenceInWords),
      ageInWords(gate.asAt, frame.asAt),
      gate.owner,
    ];
  });
}

/** The gates always rest on the newest comparison of each patient, whichever run the report is asked about. */
function otherRun({ gates, evidence }: PracticeReportInput): Block[] {
  const cited = gates.flatMap((gate) => gate.evidence.filter((one) => one.kind === 'run'));
  const used = new Set([evidence?.run, ...(evidence?.runs ?? [])]);
  const others = [...new Set(cited.map((one) => one.ref))].filter((run) => !used.has(run));
  if (others.length === 0) return [];
  const told = evidence === undefined ? 'no run' : `run ${evidence.run}`;
  return [
    {
      type: 'statement',
      text: `The gates rest on run ${listed(others)}; the findings and counts below on ${told}.`,
    },
  ];
}

/** The gates that hold a practice or flow back. */
export function openGates(gates: readonly GateResult[]): GateResult[] {
  return gates.filter(holdsBack);
}

/** Why a gate has its outcome; a report that leaves the programme does not repeat counts of patients. */
export function gateReason(gate: GateResult, counting: Counting): string {
  if (counting.suppressed && gateCountsPatients(gate.id)) {
    return 'The reason counts patients; the report that stays in the programme tells it.';
  }
  return gate.problem === undefined ? gate.why : `${gate.why} (${gate.problem})`;
}

function evidenceInWords({ kind, ref, asAt }: EvidenceReference): string {
  return `${kind} ${ref} of ${dateInWords(asAt)}`;
}

/** What the owner of an open gate has to decide. */
export function gateDecision(gate: GateResult, counting: Counting): Decision {
  return { who: gate.owner, what: gateQuestion(gate.id), why: gateReason(gate, counting) };
}

/** How many gates of the programme were asked: `4 of 9 gates`. */
export function gatesAsked(gates: readonly { readonly id: string }[]): string {
  const asked = new Set(gates.map((gate) => gate.id));
  return `${asked.size} of ${new Set([...GATE_ORDER, ...asked]).size} gates`;
}

/** What is left to decide when no gate that was asked holds anything back. */
export function residualRiskDecision(why: string): Decision {
  return {
    who: CLINICAL_SAFETY_OFFICER,
    what: 'Is the residual risk accepted? Nothing here measures it.',
    why,
  };
}

/** What no comparison of two answers can tell, however many patients it covers. */
export const STANDING_GAPS: readonly NotTested[] = [
  {
    what: 'Whether the record is right',
    extent: 'every patient',
    why: 'Both sides may be wrong in the same way; agreement is not a check against the practice system.',
  },
  {
    what: 'Patients outside the planned list',
    extent: 'the rest of the practice list',
    why: 'Counts are given with their denominators; no rate is stated, because nothing shows that the planned patients were drawn at random.',
  },
];

/** The gates nobody has measured yet: an absent gate is not a met one. */
export function gatesNotMeasured(measured: ReadonlySet<string>): NotTested[] {
  return GATE_ORDER.filter((gate) => !measured.has(gate)).map((gate) => ({
    what: `Gate "${gateTitle(gate)}"`,
    extent: 'not measured',
    why: whyNotMeasured(gate),
  }));
}

/** The fact of that name has evidence, but the gate is a decision. */
function whyNotMeasured(gate: string): string {
  if (gate !== 'moved') return `Nothing here answers its question: ${gateQuestion(gate)}`;
  return 'The gate is a decision of a person. The fact "moved" of each flow is told from the access logs, and decides nothing.';
}

/** Says how counts are shown in a report that leaves the programme; nothing for one that stays. */
export function smallNumbersSection(counting: Counting): Section[] {
  if (!counting.suppressed) return [];
  return [
    {
      id: 'small-numbers',
      title: 'How counts are shown',
      blocks: [
        {
          type: 'statement',
          text: 'Counts that stand for 1 to 7 patients, or for a number of patients that is not known, are shown as *. Larger counts that stand for patients are rounded to the nearest 5, so parts need not add up to their total. Counts of practices, organisations, flows and agreements are exact.',
        },
      ],
    },
  ];
}

/** Every file and run the report rests on, and the rules its comparisons were judged by. */
export function sourcesSection(
  sources: readonly ReportSource[],
  asAt: string,
  rules: readonly string[],
): Section {
  const judged =
    rules.length === 0
      ? 'No comparison was used.'
      : `Hash of the rules the comparisons were judged by: ${listed(rules)}.`;
  return {
    id: 'sources',
    title: 'What this report rests on',
    blocks: [
      {
        type: 'table',
        caption: 'Files and runs',
        note: 'SHA-256 is cut to its first 16 digits here; the JSON of this report holds it whole.',
        columns: [
          { title: 'Source', kind: 'text' },
          { title: 'Name', kind: 'text' },
          { title: 'Gives', kind: 'text' },
          { title: 'As at', kind: 'text' },
          { title: 'Age', kind: 'text' },
          { title: 'SHA-256', kind: 'text' },
        ],
        rows: sources.map((source) => [
          source.kind,
          source.name,
          source.gives,
          source.asAt === null ? 'not told' : dateInWords(source.asAt),
          ageInWords(source.asAt ?? undefined, asAt),
          source.sha256 === null ? 'not a file' : `${source.sha256.slice(0, 16)}…`,
        ]),
        whenEmpty: 'No file and no run: nothing has been imported or compared.',
      },
      { type: 'paragraph', text: judged },
    ],
  };
}
