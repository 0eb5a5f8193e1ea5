import type { CalendarDate } from '../base/calendar-date.ts';
import { relateByMaps } from '../match/entry-facts.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { CodeMapAnswers } from '../record/code-map.ts';
import type { Reading } from '../record/reading.ts';
import { SIDES } from '../record/side.ts';
import { prepare } from './comparing.ts';
import type { Comparing } from './comparing.ts';
import { COMPARISON_SCHEMA } from './document.ts';
import type { ComparisonDocument, DocumentMapRow } from './document.ts';
import { printEntries } from './document-entries.ts';
import type { PrintedEntries } from './document-entries.ts';
import { findingsOf } from './findings.ts';
import type { Settling } from './noise/settling.ts';
import { notComparableOf } from './not-comparable.ts';
import { createRedact, redactEntries, redactTexts } from './redact.ts';
import { rulesHash } from './rules.ts';
import { severityTableOf } from './severity-overrides.ts';
import type { SeverityOverride } from './severity-overrides.ts';
import { itemSummaries, summarise } from './summary.ts';
import { applyTolerances } from './tolerances/apply.ts';
import type { Tolerances } from './tolerances/tolerance.ts';

/** What a comparison needs: a name for the case, both readings, and which day counts as today. */
export interface CompareInput extends Settling {
  /** File name without its ending, or a pseudonym; never an identifier. */
  readonly case: string;
  readonly mig: Reading;
  readonly hie: Reading;
  readonly asAt: CalendarDate;
  /** The NHS number both sides were asked for; used for the identity check only and never printed. */
  readonly asked?: string | undefined;
  readonly tool: { readonly version: string };
  /** What the code maps in use say of the codes of both sides; without it only equal codes are equal. */
  readonly maps?: CodeMapAnswers | undefined;
  /** Agreed exceptions; without them every finding is open. */
  readonly tolerances?: Tolerances | undefined;
  /** Cells of the severity table the programme decided otherwise. */
  readonly severities?: readonly SeverityOverride[] | undefined;
}

/** Compares two readings of one patient. The same input gives the same document, byte for byte. */
export function compareReadings(input: CompareInput): ComparisonDocument {
  const { mig, hie } = input;
  const comparing = prepare({ mig, hie }, input.asAt, input.asked, input);
  const printed = {
    mig: printEntries(comparing.facts.mig),
    hie: printEntries(comparing.facts.hie),
  };
  const placeOf = { mig: printed.mig.placeOf, hie: printed.hie.placeOf };
  const { severities = [], tolerances } = input;
  const table = severities.length === 0 ? undefined : severityTableOf(severities);
  const findings = findingsOf(comparing, placeOf, input.case, table);
  const items = itemSummaries(comparing, findings);
  const again = SIDES.flatMap((side) => input.again?.[side]?.record.patient ?? []);
  const patients = [mig.record.patient, hie.record.patient, ...again];
  const document: ComparisonDocument = {
    schema: COMPARISON_SCHEMA,
    case: input.case,
    tool: { version: input.tool.version, rules: rulesHash(severities) },
    formats: { mig: mig.format, hie: hie.format },
    identity: { verdict: comparing.identity.verdict, differs: comparing.identity.differs },
    items,
    pairs: printPairs(comparing, printed),
    entries: {
      mig: redactEntries(printed.mig.entries, patients),
      hie: redactEntries(printed.hie.entries, patients),
    },
    findings: redactTexts(findings, createRedact(patients)),
    notComparable: notComparableOf(comparing),
    problems: SIDES.flatMap((side) => [
      ...input[side].problems.map(({ severity, path, what }) => ({ side, severity, path, what })),
      ...comparing.problemsOfAgain.filter((problem) => problem.side === side),
    ]),
    unmapped: SIDES.flatMap((side) =>
      input[side].unmapped.map(({ path, count }) => ({ side, path, count })),
    ),
    ...mapsOf(input),
    ...refusalsOf(input),
    summary: summarise(comparing, items, findings),
  };
  return tolerances === undefined ? document : applyTolerances(document, tolerances);
}

function refusalsOf({ mig, hie }: CompareInput): Pick<ComparisonDocument, 'refusals'> {
  if (mig.refusal === undefined && hie.refusal === undefined) return {};
  return { refusals: { mig: mig.refusal ?? null, hie: hie.refusal ?? null } };
}

function printPairs(
  { matching, facts }: Comparing,
  printed: { readonly mig: PrintedEntries; readonly hie: PrintedEntries },
): ComparisonDocument['pairs'] {
  return matching.pairs
    .map(({ mig, hie, pass, confidence, margin }) => {
      const pair = {
        mig: printed.mig.placeOf[mig] ?? -1,
        hie: printed.hie.placeOf[hie] ?? -1,
        pass,
        confidence,
      };
      const map = citeMaps(facts.mig[mig], facts.hie[hie]);
      if (margin === undefined && map === undefined) return pair;
      return {
        ...pair,
        ...(margin === undefined ? {} : { margin }),
        ...(map === undefined ? {} : { map }),
      };
    })
    .sort((a, b) => a.mig - b.mig);
}

/** The rows by which two entries without a code in common mean the same, or one is an ancestor of the other. */
function citeMaps(
  mig: EntryFacts | undefined,
  hie: EntryFacts | undefined,
): readonly DocumentMapRow[] | undefined {
  if (mig?.maps === undefined || hie === undefined) return undefined;
  if (mig.codes.some((code) => hie.codes.includes(code))) return undefined;
  const agreement = relateByMaps(mig, hie);
  if (agreement === undefined || agreement.relation === 'doubtful') return undefined;
  return agreement.citations.map(({ map, release, row }) => ({ map, release, row }));
}

function mapsOf({ maps }: CompareInput): Pick<ComparisonDocument, 'maps'> {
  return maps === undefined ? {} : { maps: { asAt: maps.asAt, inUse: maps.inUse ?? [] } };
}
