import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { parseCalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { BySide } from '../../src/record/side.ts';
import { readResponses } from '../../src/wire/read-responses.ts';
import { plainJson, plainXml } from '../floor/parses.ts';
import { AS_AT } from './pairs.ts';
import type { TimedPair } from './pairs.ts';

/** Reads both answers of a pair. */
export function readPair({ files }: TimedPair): BySide<Reading> {
  return { mig: readResponses(files.mig), hie: readResponses(files.hie) };
}

/** Matches and judges two readings. */
export function judge(readings: BySide<Reading>, { maps }: TimedPair): ComparisonDocument {
  return compareReadings({ case: 'bench', ...readings, maps, asAt: TODAY, tool: TOOL });
}

/** The bare parse of both answers: the floor. */
export function parsePair({ files }: TimedPair): void {
  for (const file of [...files.mig, ...files.hie]) {
    if (file[0] === OPENING_BRACE) plainJson(file);
    else plainXml(file);
  }
}

const OPENING_BRACE = 0x7b;
const TODAY = parseCalendarDate(AS_AT) as CalendarDate;
const TOOL = { version: 'bench' };
