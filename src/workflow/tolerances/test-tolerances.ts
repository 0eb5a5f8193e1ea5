import { maskNumbers } from '../../base/mask-numbers.ts';
import { rulesHash } from '../../compare/rules.ts';
import type { SeverityOverride } from '../../compare/severity-overrides.ts';
import { applyTolerances } from '../../compare/tolerances/apply.ts';
import { contentHash } from '../../compare/tolerances/content-hash.ts';
import { hiddenBy } from '../../compare/tolerances/hides.ts';
import { notesOn } from '../../compare/tolerances/overlap.ts';
import { toleranceFaults } from '../../compare/tolerances/tolerance-faults.ts';
import type { Tolerance, ToleranceGiven } from '../../compare/tolerances/tolerance.ts';
import type { FaultLabel } from '../../simulator/fault.ts';
import { returnFindings } from '../../store/tolerance-uses.ts';
import {
  asGiven,
  listTolerances as storedTolerances,
  noteTolerance,
} from '../../store/tolerances.ts';
import { type Context, type Progress, systemClock } from '../context.ts';
import {
  CORPUS_FAULTS,
  CORPUS_FORMATS,
  CORPUS_SEED,
  type CorpusCase,
  faultCorpus,
} from './fault-corpus.ts';
import { findTolerance } from './list-tolerances.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { severitiesIn } from '../findings/severities.ts';
import { FILE_DAYS_MAX, readToleranceFile } from './tolerance-file.ts';

/** One seeded fault a tolerance hides. */
export interface HiddenFault {
  /** `F01` to `F45`, and the id of its size. */
  readonly fault: string;
  readonly id: string;
  readonly severity: string;
  readonly formats: CorpusCase['formats'];
  /** Patients of the corpus in whom it is hidden. */
  readonly patients: number;
  /** Findings it covers there, as `severity kind`. */
  readonly findings: readonly string[];
}

/** How one tolerance did. */
export interface ToleranceTest {
  readonly id: string;
  readonly content: string;
  readonly passed: boolean;
  /** What is wrong with it before anything is compared: examples, days, words. */
  readonly faults: readonly string[];
  /** Serious seeded faults it would hide; any fails it. */
  readonly hides: readonly HiddenFault[];
  /** Milder ones it hides: what its approver agrees to. */
  readonly hidesMilder: readonly HiddenFault[];
  readonly notes: readonly string[];
}

/** Shape of `tolerances test --json`. */
export interface ToleranceTests {
  readonly schema: 'mig2hie/tolerance-tests/1';
  readonly rules: string;
  readonly corpus: {
    readonly seed: string;
    readonly faults: number;
    readonly patients: number;
    readonly comparisons: number;
  };
  readonly tests: readonly ToleranceTest[];
}

/** Tests stored tolerances, those that may still cover something or one by id, and keeps how they did. */
export async function testStored(
  context: Context,
  wanted: { readonly id?: string | undefined; readonly patients: number },
): Promise<ToleranceTests> {
  const { vault } = openSecrets(context);
  const stored = await storedTolerances(context.store, vault);
  const day = context.clock().slice(0, 10);
  const chosen =
    wanted.id === undefined
      ? stored.filter((one) => asGiven(one).withdrawn === undefined && one.tolerance.expires >= day)
      : [findTolerance(stored, wanted.id)];
  const tested = testTolerances(
    chosen.map(({ tolerance }) => tolerance),
    {
      patients: wanted.patients,
      severities: severitiesIn(context),
      daysMax: context.config.tolerances.daysMax,
      progress: context.progress,
    },
  );
  for (const { id, passed, content } of tested.tests) {
    const event = {
      what: 'tested',
      at: context.clock(),
      content,
      rules: tested.rules,
      passed,
    } as const;
    await noteTolerance(context.store, vault, { id, event });
    const why = 'it would hide a serious seeded fault';
    if (!passed) await returnFindings(context.store, vault, { id, outcome: 'untested', why });
  }
  return tested;
}

/** Tests the tolerances of a file, without a workspace; what passes may bear the printed hashes. */
export function testFile(
  file: string,
  options: {
    readonly patients: number;
    readonly id?: string | undefined;
    readonly progress: Progress;
  },
): ToleranceTests {
  const { patients, id, progress } = options;
  const day = systemClock().slice(0, 10);
  const tolerances = readToleranceFile(file).map(({ tolerance, created }) => ({
    ...tolerance,
    created: created ?? day,
  }));
  const chosen = tolerances.filter((one) => id === undefined || one.id === id);
  return testTolerances(chosen, { patients, severities: [], daysMax: FILE_DAYS_MAX, progress });
}

interface TestOptions {
  readonly patients: number;
  readonly severities: readonly SeverityOverride[];
  readonly daysMax: number;
  readonly progress: Progress;
}

/** Runs tolerances against the corpus, each as if it stood approved and alone, wherever its scope may reach. */
export function testTolerances(
  tolerances: readonly Tolerance[],
  { patients, severities, daysMax, progress }: TestOptions,
): ToleranceTests {
  const rules = rulesHash(severities);
  const hidden = new Map(tolerances.map(({ id }) => [id, new Map<string, Hiding>()]));
  let comparisons = 0;
  const wants = (formats: CorpusCase['formats']): boolean =>
    tolerances.some((one) => reaches(one, formats));
  const pairs = CORPUS_FORMATS.filter(wants).length;
  progress.start('Comparing seeded faults', pairs * CORPUS_FAULTS * patients);
  for (const one of tolerances.length === 0 ? [] : faultCorpus({ patients, wants, severities })) {
    comparisons += 1;
    progress.tick();
    for (const tolerance of tolerances) {
      if (reaches(tolerance, one.formats)) noteHidden(hidden.get(tolerance.id), tolerance, one);
    }
  }
  progress.stop();
  return {
    schema: 'mig2hie/tolerance-tests/1',
    rules,
    corpus: { seed: CORPUS_SEED, faults: CORPUS_FAULTS, patients, comparisons },
    tests: tolerances.map((tolerance) => {
      const faults = toleranceFaults(tolerance, { daysMax }).map(maskNumbers);
      const all = [...(hidden.get(tolerance.id)?.values() ?? [])];
      const hides = all.filter(({ serious }) => serious).map(toHiddenFault);
      return {
        id: tolerance.id,
        content: contentHash(tolerance),
        passed: faults.length === 0 && hides.length === 0,
        faults,
        hides,
        hidesMilder: all.filter(({ serious }) => !serious).map(toHiddenFault),
        notes: notesOn(tolerance, tolerances),
      };
    }),
  };
}

/** A format the corpus is not written in is tested as the others are: with every pair it can be. */
function reaches({ scope }: Tolerance, { mig, hie }: CorpusCase['formats']): boolean {
  const isWritten = CORPUS_FORMATS.some(
    (pair) =>
      (scope.formats?.mig ?? pair.mig) === pair.mig &&
      (scope.formats?.hie ?? pair.hie) === pair.hie,
  );
  if (!isWritten) return true;
  return (scope.formats?.mig ?? mig) === mig && (scope.formats?.hie ?? hie) === hie;
}

interface Hiding {
  readonly label: FaultLabel;
  readonly formats: CorpusCase['formats'];
  readonly serious: boolean;
  patients: number;
  readonly findings: Set<string>;
}

function noteHidden(
  hidden: Map<string, Hiding> | undefined,
  tolerance: Tolerance,
  { label, formats, document, clean }: CorpusCase,
): void {
  const given = asApproved(tolerance, document.tool.rules);
  const tolerances = { given: [given], day: tolerance.created };
  const judged = applyTolerances(document, tolerances);
  if (judged.summary.tolerated === undefined || hidden === undefined) return;
  const found = hiddenBy(judged, clean(), label);
  if (found === undefined) return;
  const key = `${label.id} ${formats.mig} ${formats.hie}`;
  const hiding = hidden.get(key) ?? {
    label,
    formats,
    serious: found.serious,
    patients: 0,
    findings: new Set<string>(),
  };
  hiding.patients += 1;
  for (const { severity, kind } of found.findings) hiding.findings.add(`${severity} ${kind}`);
  hidden.set(key, hiding);
}

/** The tolerance as it would be once in force, everywhere: who approves is asked elsewhere. */
function asApproved(tolerance: Tolerance, rules: string): ToleranceGiven {
  const everywhere = { ...tolerance, scope: {}, author: 'author' };
  return {
    tolerance: everywhere,
    approved: { by: 'approver', on: tolerance.created, why: 'test' },
    tested: { content: contentHash(everywhere), rules },
  };
}

function toHiddenFault({ label, formats, patients, findings }: Hiding): HiddenFault {
  const { fault, id, severity } = label;
  return { fault, id, severity, formats, patients, findings: [...findings].toSorted() };
}
