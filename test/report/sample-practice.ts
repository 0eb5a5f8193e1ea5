import type {
  ComparisonDocument,
  DocumentEntry,
  Finding,
  ItemSummary,
} from '../../src/compare/document.ts';
import { DATA_ITEMS, type DataItem, type ItemState } from '../../src/record/item.ts';
import { parseCalendarDate, type CalendarDate } from '../../src/base/calendar-date.ts';
import type { GateResult } from '../../src/readiness/gate.ts';
import type { PracticeReportInput, ReportFrame } from '../../src/report/input.ts';

/** The run, files and day every report of the tests speaks of. */
export const FRAME: ReportFrame = {
  programme: 'GP record view migration',
  generatedAt: '2026-11-22T10:05:00Z',
  asAt: '2026-11-22',
  version: '0.1.0',
  sources: [
    {
      kind: 'file',
      name: 'epraccur.csv',
      sha256: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
      asAt: '2026-11-01',
      gives: 'organisations',
    },
    {
      kind: 'run',
      name: 'r-20261121',
      sha256: null,
      asAt: '2026-11-21T22:10:00Z',
      gives: 'comparisons',
    },
  ],
};

/** A day written out. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

/** A gate with only what a test cares about. */
export function gate(id: string, over: Partial<GateResult> = {}): GateResult {
  return {
    id,
    outcome: 'met',
    evidence: [{ kind: 'snapshot', ref: 'epraccur.csv 8f434346', asAt: day('2026-11-01') }],
    asAt: day('2026-11-01'),
    owner: 'programme office',
    why: 'X90001 is open.',
    ...over,
  };
}

/** A finding with only what a test cares about. */
export function finding(over: Partial<Finding>): Finding {
  return {
    id: 'f-1',
    kind: 'entry-lost',
    severity: 'major',
    item: 'medication',
    mig: null,
    hie: null,
    field: null,
    values: { mig: null, hie: null },
    confidence: 1,
    why: 'The HIE does not show this entry.',
    tolerance: null,
    ...over,
  };
}

/** An entry with only what a test cares about. */
export function entry(over: Partial<DocumentEntry>): DocumentEntry {
  return { item: 'medication', kind: 'medication', codes: [], source: '/extract/item[1]', ...over };
}

/** What both sides said of items, with the pairs where the HIE files some elsewhere; one not named was empty on both. */
export function items(
  states: Partial<Record<DataItem, readonly [ItemState, number, ItemState, number, number?]>>,
): ItemSummary[] {
  return DATA_ITEMS.map((item) => {
    const [mig, migEntries, hie, hieEntries, pairs] = states[item] ?? [
      'nothing-recorded',
      0,
      'nothing-recorded',
      0,
    ];
    return {
      item,
      mig: { state: mig, entries: migEntries },
      hie: { state: hie, entries: hieEntries },
      pairs: pairs ?? Math.min(migEntries, hieEntries),
      findings: 0,
    };
  });
}

/** A comparison of one patient with only what a test cares about. */
export function comparison(
  name: string,
  over: Partial<ComparisonDocument> = {},
): ComparisonDocument {
  const findings = over.findings ?? [];
  return {
    schema: 'mig2hie/comparison/1',
    case: name,
    tool: { version: '0.1.0', rules: '5d41402abc4b2a76' },
    formats: { mig: 'mig-openhr', hie: 'gpconnect-structured' },
    identity: { verdict: 'same', differs: [] },
    items: items({ medication: ['populated', 2, 'populated', 2] }),
    pairs: [],
    entries: { mig: [], hie: [] },
    findings,
    notComparable: [],
    problems: [],
    unmapped: [],
    summary: {
      entries: { mig: 2, hie: 2 },
      pairs: 2,
      informativeItems: 1,
      findings: {},
      undetermined: 0,
      verdict: findings.length === 0 ? 'parity' : 'differences',
    },
    ...over,
  };
}

const OF_THE_RUN = {
  evidence: [{ kind: 'run', ref: 'r-20261121', asAt: day('2026-11-21') }],
  asAt: day('2026-11-21'),
} as const;
const DIGOXIN = {
  term: 'Digoxin 125microgram tablets',
  date: '2019-05',
  status: 'active',
} as const;
const PENICILLIN = entry({
  item: 'risks-and-warnings',
  kind: 'allergy',
  term: 'Allergy to penicillin',
  date: '2004-02-11',
  source: '/extract/allergy[1]',
});
/** What most records hold; the procedures of all four are empty on both sides. */
const USUAL = {
  'patient-details': ['populated', 0, 'populated', 0],
  summary: ['not-returned', 0, 'not-returned', 0],
  // The HIE has no list of diagnoses: their partners stand among its examinations.
  diagnoses: ['populated', 2, 'not-returned', 0, 2],
  problems: ['populated', 3, 'populated', 3],
  medication: ['populated', 2, 'populated', 2],
  investigations: ['populated', 12, 'populated', 12],
  examinations: ['populated', 7, 'populated', 9, 7],
  events: ['populated', 20, 'populated', 20],
} as const;
const NOTE = entry({
  item: 'events',
  kind: 'encounter',
  term: 'GP surgery consultation',
  date: '2022-10-03',
  source: '/extract/encounter[2]',
});
const LIMIT = {
  item: 'risks-and-warnings',
  kind: 'allergy',
  field: 'status',
  why: 'MIG OpenHR cannot mark an allergy ended',
  entries: 1,
} as const;

/** A small practice: six patients planned, four compared, with findings of several severities. */
export const SAMPLE_PRACTICE: PracticeReportInput = {
  frame: FRAME,
  practice: {
    code: 'X90001',
    name: 'Elm Lane Surgery',
    status: 'active',
    supplier: 'EMIS',
    commissioner: 'X9C',
  },
  gates: [
    gate('registered'),
    gate('agreed', {
      evidence: [{ kind: 'agreement', ref: 'HIE-7', asAt: day('2026-10-15') }],
      asAt: day('2026-10-15'),
      owner: 'Caldicott Guardian / DPO',
      why: '2 of 2 flows pass.',
    }),
    gate('connected', {
      ...OF_THE_RUN,
      owner: 'integration team',
      why: 'The HIE last answered on 2026-11-21, 1 day old; the limit is 14 days.',
    }),
    gate('parity', {
      ...OF_THE_RUN,
      outcome: 'not-met',
      owner: 'onboarding team',
      why: 'Open findings worse than minor: 2 major, in 4 compared patients.',
    }),
  ],
  evidence: {
    practice: 'X90001',
    run: 'r-20261121',
    comparedAt: '2026-11-21T22:10:00Z',
    planned: 6,
    compared: 4,
    informative: 4,
    notCompared: { 'hie-unavailable': 1, 'mig-not-shared': 1 },
    verdicts: { parity: 1, differences: 2, undetermined: 1 },
    findings: { major: 2, minor: 1, none: 1 },
    kinds: { 'dose-changed': 1, 'entry-lost': 1, 'date-precision': 1, 'code-degraded': 1 },
    lastAnswer: { mig: '2026-11-21T22:10:00Z', hie: '2026-11-21T22:09:58Z' },
  },
  comparisons: [
    comparison('p-7f3a', {
      items: items(USUAL),
      pairs: [{ mig: 0, hie: 0, pass: 'code+date', confidence: 0.97 }],
      entries: {
        mig: [entry({ ...DIGOXIN, dose: 'one a day' })],
        hie: [entry({ ...DIGOXIN, date: '2019', dose: 'two a day', source: '/entry[4]/resource' })],
      },
      findings: [
        finding({
          id: 'f-dose',
          kind: 'dose-changed',
          mig: 0,
          hie: 0,
          field: 'dose',
          values: { mig: 'one a day', hie: 'two a day' },
          confidence: 0.97,
          why: 'The two sides give different doses of the same drug.',
        }),
        finding({
          id: 'f-date',
          kind: 'date-precision',
          severity: 'minor',
          mig: 0,
          hie: 0,
          field: 'date',
          values: { mig: '2019-05', hie: '2019' },
          why: 'The HIE gives the date less exactly.',
        }),
      ],
    }),
    comparison('p-0b91', {
      items: items({
        ...USUAL,
        'risks-and-warnings': ['populated', 1, 'nothing-recorded', 0],
      }),
      entries: { mig: [PENICILLIN], hie: [] },
      findings: [finding({ id: 'f-lost', item: 'risks-and-warnings', mig: 0 })],
      notComparable: [LIMIT],
    }),
    comparison('p-c2d4', {
      items: items(USUAL),
      pairs: [{ mig: 0, hie: 0, pass: 'code+date', confidence: 0.97 }],
      entries: { mig: [NOTE], hie: [{ ...NOTE, source: '/entry[31]/resource' }] },
      findings: [
        finding({
          id: 'f-code',
          kind: 'code-degraded',
          severity: 'none',
          why: 'The code differs and means the same.',
        }),
        finding({
          id: 'f-known',
          kind: 'text-lost',
          severity: 'significant',
          item: 'events',
          mig: 0,
          hie: 0,
          field: 'text',
          why: 'The HIE does not show the text beside the entry.',
          tolerance: 't-1',
        }),
      ],
      notComparable: [{ ...LIMIT, entries: 0 }],
    }),
    comparison('p-e855', {
      items: items({ ...USUAL, medication: ['populated', 3, 'withheld', 0] }),
      problems: [
        { side: 'hie', severity: 'error', path: '/entry[7]/resource/dose', what: 'not a decimal' },
        { side: 'hie', severity: 'error', path: '/entry[9]/resource/dose', what: 'not a decimal' },
      ],
      unmapped: [{ side: 'mig', path: '/extract/colour', count: 3 }],
    }),
  ],
};
