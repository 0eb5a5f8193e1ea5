import { type CsvError, type Parser, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CELLS_MAX, tooWide } from '../../programme/files/csv-extent.ts';
import { countPairs, refuseSwallowed } from '../../programme/files/csv-quotes.ts';
import {
  type FileRefusal,
  type RejectedRow,
  isRefusal,
} from '../../programme/files/file-reading.ts';
import type { UsageReader } from '../../programme/usage/usage-reader.ts';
import { refuseFile } from '../register/import-file.ts';
import { createPlainRows } from '../files/plain-rows.ts';
import { type StreamedFile, readPieces } from '../files/streamed-file.ts';
import { LINE_ENDS, USAGE_CSV } from './usage-csv.ts';

/** What a row is handed to; a refusal ends the reading. */
interface RowTaker {
  take(row: string[], line: number): void;
  /** A row of the parser, which may hold line ends in quotes. */
  takeQuoted(row: string[], line: number): void;
  skip(fault: CsvError | undefined, linesBefore: number): void;
  /** Why the log cannot be read at all, once that is known. */
  refusal(): FileRefusal | undefined;
  isEmpty(): boolean;
  /** Tells of bytes on their way to the parser: a row that does not end would fill the memory. */
  hand(bytes: number): void;
}

/**
 * Hands every row of a log to its reader, as it comes: nothing of a row is held. A row that is no
 * well-formed CSV is rejected; a quote that is never closed would swallow the rest, and ends the reading.
 */
export async function readUsageRows(
  file: StreamedFile,
  reader: UsageReader,
  ticks: (bytes: number) => void,
): Promise<void> {
  const taker = createTaker(reader);
  try {
    await readAll(readPieces(file, ticks), taker);
  } catch (cause) {
    const refusal = taker.refusal();
    throw refusal === undefined ? cause : refuseFile(file.name, refusal);
  }
  if (taker.isEmpty()) throw refuseFile(file.name, EMPTY);
}

/** Rows without quotes are split here; from the first that needs it on, the parser takes over. */
async function readAll(
  pieces: AsyncIterator<Buffer> & AsyncIterable<Buffer>,
  taker: RowTaker,
): Promise<void> {
  const plain = createPlainRows((row, line) => taker.take(row, line));
  for (;;) {
    const next = await pieces.next();
    const rest = next.done === true ? plain.end() : plain.push(next.value);
    if (rest === undefined && next.done === true) return;
    if (rest !== undefined) return parseRest(rest, pieces, { taker, linesBefore: plain.lines() });
  }
}

async function parseRest(
  first: Buffer,
  pieces: AsyncIterable<Buffer>,
  { taker, linesBefore }: { readonly taker: RowTaker; readonly linesBefore: number },
): Promise<void> {
  const parser: Parser = parse({
    ...USAGE_CSV,
    record_delimiter: LINE_ENDS,
    on_record(row: string[], { lines }) {
      taker.takeQuoted(row, linesBefore + lines);
      return null;
    },
    on_skip(fault: CsvError | undefined) {
      taker.skip(fault, linesBefore);
    },
  });
  parser.resume();
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    for await (const piece of pieces) {
      taker.hand(piece.length);
      yield piece;
    }
  }
  await pipeline(Readable.from(all(), { objectMode: true }), parser);
}

function createTaker(reader: UsageReader): RowTaker {
  let refusal: FileRefusal | undefined;
  let isFirst = true;
  let width = 0;
  let countedTwice = 0;
  /** Bytes since the last row came, and the line it ended on. */
  let waiting = 0;
  let reached = 0;
  const stop = (why: FileRefusal): never => {
    refusal = why;
    throw new Error('the log is refused');
  };
  const take = (row: string[], line: number): void => {
    if (row.length > CELLS_MAX) stop(tooWide(line));
    const why = isFirst ? reader.readHeader(row) : reader.readRow(row, line);
    if (isFirst) width = row.length;
    isFirst = false;
    reached = line;
    if (why !== undefined) stop(why);
  };
  return {
    refusal: () => refusal,
    isEmpty: () => isFirst,
    take,
    takeQuoted(row, counted) {
      waiting = 0;
      countedTwice += countPairs(row);
      const line = counted - countedTwice;
      const swallowed = refuseSwallowed(row, line, width === 0 ? row.length : width);
      if (swallowed !== undefined) stop(swallowed);
      take(row, line);
    },
    hand(bytes) {
      waiting += bytes;
      if (waiting > WAITING_MAX) stop(endless(reached + 1));
    },
    skip(fault, linesBefore) {
      waiting = 0;
      const row = rejectionOf(fault, linesBefore);
      if (isRefusal(row)) stop(row);
      else reader.reject(row);
    },
  };
}

/** The parser's own message may quote a cell and is never shown. */
function rejectionOf(fault: CsvError | undefined, linesBefore: number): RejectedRow | FileRefusal {
  const code = fault?.code;
  const lines = linesBefore + (typeof fault?.['lines'] === 'number' ? fault['lines'] : 0);
  const isEndless = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
  if (isEndless) return endless(lines);
  return { line: lines, column: 'whole row', reason: 'is no well-formed row of a CSV file' };
}

/** Bytes the parser may be given before it answers with a row: far more than it and the pipe to it hold. */
const WAITING_MAX = 8_000_000;

function endless(line: number): FileRefusal {
  return {
    refused: `The row at line ${line} does not end: a quote is opened and never closed, or this is no CSV.`,
    next: 'Correct the row, or export the log again.',
  };
}

const EMPTY: FileRefusal = {
  refused: 'The file holds no row at all.',
  next: 'Export it again with the names of its columns in the first line; an empty file is never taken for a log without use.',
};
