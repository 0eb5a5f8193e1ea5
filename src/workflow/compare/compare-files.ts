import { basename } from 'node:path';
import { assert } from '../../base/assert.ts';
import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { ExpectedError } from '../../base/expected-error.ts';
import { compareReadings } from '../../compare/compare-readings.ts';
import type { ComparisonDocument, Verdict } from '../../compare/document.ts';
import { renderComparison } from '../../compare/render-comparison.ts';
import type { Tolerances } from '../../compare/tolerances/tolerance.ts';
import { type Severity, atLeast } from '../../compare/severity.ts';
import { type BySide, type Side, SIDES } from '../../record/side.ts';
import type { Reading } from '../../record/reading.ts';
import type { ReadOptions } from '../../wire/formats.ts';
import { emptyReading } from '../../wire/empty-reading.ts';
import { systemClock } from '../context.ts';
import { judgeSet } from './judge-set.ts';
import type { MapLookup } from '../maps/map-lookup.ts';
import { type FilePair, type PairRequest, pairFiles } from './pair-files.ts';
import { readSide } from './read-case.ts';
import { readResponseFile } from '../files/read-file.ts';
import { REFUSAL_STEPS, WHOLE_ANSWER } from './refusal-steps.ts';
import { safeCaseName } from './case-name.ts';
import { toolVersion } from '../tool.ts';

/** What to compare, and as at which day. */
export interface CompareFilesOptions extends PairRequest, ReadOptions {
  /** Today by the clock when absent. */
  readonly asAt?: CalendarDate | undefined;
  /** How far behind the other a side may be, in seconds. */
  readonly lagSeconds?: number | undefined;
  /** The tolerances to judge by, as at a day. */
  readonly tolerancesAt?: ((day: CalendarDate) => Tolerances) | undefined;
  /** The code maps to compare under, as at a day. */
  readonly mapsAt?: ((day: CalendarDate) => MapLookup) | undefined;
}

/** Comparisons in order, made one at a time as they are asked for. */
export interface FileComparisons {
  /** One pair of named files, so that there is one document. */
  readonly single: boolean;
  readonly documents: Iterable<ComparisonDocument>;
  /** Names of the two files of a single pair, as they may be printed. */
  readonly files?: BySide<string> | undefined;
}

/**
 * Compares saved responses, without a workspace or a network. Of a single pair, a file that cannot be
 * read is an error; in a set it becomes a document of its own, and the set goes on.
 */
export function compareFiles(options: CompareFilesOptions): FileComparisons {
  const { pairs, single } = pairFiles(options);
  const asAt = options.asAt ?? today();
  const version = toolVersion();
  const lookup = options.mapsAt?.(asAt);
  function* documents(): Generator<ComparisonDocument> {
    const { parser, lagSeconds } = options;
    for (const pair of pairs)
      yield comparePair(pair, { single, asAt, version, parser, lagSeconds, lookup });
  }
  const [only] = pairs;
  const files = single && only !== undefined ? nameFiles(only) : undefined;
  const tolerances = options.tolerancesAt?.(asAt);
  if (tolerances === undefined) return { single, documents: documents(), files };
  let once: ComparisonDocument[] | undefined;
  const again = () => (single ? (once ??= [...documents()]) : documents());
  return { single, documents: judgeSet(again, tolerances), files };
}

function nameFiles({ mig, hie }: FilePair): BySide<string> {
  return { mig: fileNames(mig), hie: fileNames(hie) };
}

function fileNames(files: readonly string[]): string {
  return files.map((file) => safeCaseName(basename(file))).join(', ');
}

function today(): CalendarDate {
  const day = parseCalendarDate(systemClock().slice(0, 10));
  assert(day !== undefined, 'the clock gives a whole day');
  return day;
}

/** Whether a comparison falls short of parity at this threshold; one that could not be decided always does. */
export function fallsShort(document: ComparisonDocument, failOn: Severity): boolean {
  if (document.summary.verdict === 'undetermined') return true;
  return document.findings.some(
    (finding) => finding.tolerance === null && atLeast(finding.severity, failOn),
  );
}

/** What an overview of many pairs keeps of each. */
export interface PairOutcome {
  readonly case: string;
  readonly verdict: Verdict;
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
}

/** What an overview keeps of a comparison. */
export function outcomeOf({ case: name, summary }: ComparisonDocument): PairOutcome {
  return { case: name, verdict: summary.verdict, findings: summary.findings };
}

/** A comparison as text for people. */
export function printComparison(document: ComparisonDocument, files?: BySide<string>): string {
  return renderComparison(document, files);
}

/** Why a side has no record, and what to do about it. */
interface UnreadableSide {
  readonly why: string;
  readonly next: string;
}

/** The sides without a record; empty when both sides were read. `files` names those of a single pair. */
export function unreadableSides(
  document: ComparisonDocument,
  files?: BySide<string>,
): UnreadableSide[] {
  return document.problems
    .filter((problem) => problem.severity === 'fatal')
    .map(({ side, what }) => {
      const name = files === undefined ? '' : ` file ${files[side]}`;
      const refusal = document.refusals?.[side] ?? undefined;
      if (refusal === undefined) {
        const next = what === noFile(side) ? SAVE_IT : WHOLE_ANSWER;
        return { why: `${SIDE_NAMES[side]}${name} cannot be read: ${what}`, next };
      }
      const why = `${SIDE_NAMES[side]}${name} holds no record (${refusal.class}): ${refusal.why}`;
      return { why, next: REFUSAL_STEPS[refusal.class] };
    });
}

const SIDE_NAMES: BySide<string> = { mig: 'The MIG', hie: 'The HIE' };

const SAVE_IT =
  'Save the answer of this side under the name of the case, or name its files with --pairs FILE.';

function noFile(side: Side): string {
  return `there is no ${side.toUpperCase()} file for this case`;
}

function comparePair(
  pair: FilePair,
  options: ReadOptions & {
    readonly single: boolean;
    readonly asAt: CalendarDate;
    readonly version: string;
    readonly lagSeconds: number | undefined;
    readonly lookup: MapLookup | undefined;
  },
): ComparisonDocument {
  const { lagSeconds, lookup } = options;
  const readings = {
    mig: readFiles('mig', pair.mig, options),
    hie: readFiles('hie', pair.hie, options),
  };
  return compareReadings({
    case: pair.name,
    ...readings,
    maps: lookup?.(readings),
    asAt: options.asAt,
    tool: { version: options.version },
    again: readAgain(pair, options),
    lag: lagSeconds === undefined ? undefined : { seconds: lagSeconds },
  });
}

/** The second readings there are; undefined when nobody asked for any. */
function readAgain(
  { again }: FilePair,
  options: ReadOptions & { readonly single: boolean },
): Partial<BySide<Reading>> | undefined {
  if (again === undefined) return undefined;
  const readings: Partial<Record<Side, Reading>> = {};
  for (const side of SIDES) {
    const files = again[side] ?? [];
    if (files.length > 0) readings[side] = readFiles(side, files, options);
  }
  return readings;
}

function readFiles(
  side: Side,
  files: readonly string[],
  { single, parser }: ReadOptions & { readonly single: boolean },
): Reading {
  if (files.length === 0) return nothingRead(noFile(side));
  try {
    const bodies = files.map((file) => readResponseFile(file));
    return readSide(bodies, { parser });
  } catch (error) {
    if (single || !(error instanceof ExpectedError)) throw error;
    return nothingRead(error.message);
  }
}

/** A side that has no answer at all: the reason stands as a fatal problem, so nothing passes for empty. */
function nothingRead(what: string): Reading {
  return emptyReading('unknown', { severity: 'fatal', path: '/', what });
}
