import type { CalendarDate } from '../base/calendar-date.ts';
import type { Reading } from '../record/reading.ts';
import { SIDES } from '../record/side.ts';
import { prepare } from './comparing.ts';
import type { Comparing } from './comparing.ts';
import { COMPARISON_SCHEMA } from './document.ts';
import type { ComparisonDocument } from './document.ts';
import { printEntries } from './document-entries.ts';
import type { PrintedEntries } from './document-entries.ts';
import { findingsOf } from './findings.ts';
import { notComparableOf } from './not-comparable.ts';
import { createRedact, redactEntries, redactTexts } from './redact.ts';
import { rulesHash } from './rules.ts';
import { itemSummaries, summarise } from './summary.ts';

/** What a comparison needs: a name for the case, both readings, and which day counts as today. */
export interface CompareInput {
  /** File name without its ending, or a pseudonym; never an identifier. */
  readonly case: string;
  readonly mig: Reading;
  readonly hie: Reading;
  readonly asAt: CalendarDate;
  /** The NHS number both sides were asked for; used for the identity check only and never printed. */
  readonly asked?: string | undefined;
  readonly tool: { readonly version: string };
}

/** Compares two readings of one patient. The same input gives the same document, byte for byte. */
export function compareReadings(input: CompareInput): ComparisonDocument {
  const { mig, hie } = input;
  const comparing = prepare({ mig, hie }, input.asAt, input.asked);
  const printed = {
    mig: printEntries(comparing.facts.mig),
    hie: printEntries(comparing.facts.hie),
  };
  const placeOf = { mig: printed.mig.placeOf, hie: printed.hie.placeOf };
  const findings = findingsOf(comparing, placeOf, input.case);
  const items = itemSummaries(comparing, findings);
  const patients = [mig.record.patient, hie.record.patient];
  return {
    schema: COMPARISON_SCHEMA,
    case: input.case,
    tool: { version: input.tool.version, rules: rulesHash() },
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
    problems: SIDES.flatMap((side) =>
      input[side].problems.map(({ severity, path, what }) => ({ side, severity, path, what })),
    ),
    unmapped: SIDES.flatMap((side) =>
      input[side].unmapped.map(({ path, count }) => ({ side, path, count })),
    ),
    ...refusalsOf(input),
    summary: summarise(comparing, items, findings),
  };
}

function refusalsOf({ mig, hie }: CompareInput): Pick<ComparisonDocument, 'refusals'> {
  if (mig.refusal === undefined && hie.refusal === undefined) return {};
  return { refusals: { mig: mig.refusal ?? null, hie: hie.refusal ?? null } };
}

function printPairs(
  { matching }: Comparing,
  printed: { readonly mig: PrintedEntries; readonly hie: PrintedEntries },
): ComparisonDocument['pairs'] {
  return matching.pairs
    .map(({ mig, hie, pass, confidence }) => ({
      mig: printed.mig.placeOf[mig] ?? -1,
      hie: printed.hie.placeOf[hie] ?? -1,
      pass,
      confidence,
    }))
    .sort((a, b) => a.mig - b.mig);
}
