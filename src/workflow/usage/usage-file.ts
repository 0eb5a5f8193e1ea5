import { type CsvError, type Parser, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  skip(fault: CsvError | undefined, linesBefore: number): void;
  /** Why the log cannot be read at all, once that is known. */
  refusal(): FileRefusal | undefined;
  isEmpty(): boolean;
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
      taker.take(row, linesBefore + lines);
      return null;
    },
    on_skip(fault: CsvError | undefined) {
      taker.skip(fault, linesBefore);
    },
  });
  parser.resume();
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    yield* pieces;
  }
  await pipeline(Readable.from(all(), { objectMode: true }), parser);
}

function createTaker(reader: UsageReader): RowTaker {
  let refusal: FileRefusal | undefined;
  let isFirst = true;
  const stop = (why: FileRefusal): never => {
    refusal = why;
    throw new Error('the log is refused');
  };
  return {
    refusal: () => refusal,
    isEmpty: () => isFirst,
    take(row, line) {
      const why = isFirst ? reader.readHeader(row) : reader.readRow(row, line);
      isFirst = false;
      if (why !== undefined) stop(why);
    },
    skip(fault, linesBefore) {
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
  const endless = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
  if (endless) {
    return {
      refused: `The row at line ${lines} does not end: a quote is opened and never closed, or this is no CSV.`,
      next: 'Correct the row, or export the log again.',
    };
  }
  return { line: lines, column: 'whole row', reason: 'is no well-formed row of a CSV file' };
}

const EMPTY: FileRefusal = {
  refused: 'The file holds no row at all.',
  next: 'Export it again with the names of its columns in the first line; an empty file is never taken for a log without use.',
};
