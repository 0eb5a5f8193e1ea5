import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { isDelta, releaseInName, seriesOf } from '../../maps/file-name.ts';
import { createMapReader } from '../../maps/map-reader.ts';
import type { MapOutcome, MapReader } from '../../maps/map-row.ts';
import { type MapCheck, type MapCounts, checkMap } from '../../maps/self-check.ts';
import {
  type CodeMapFacts,
  type StoredCodeMap,
  findCodeMap,
  listCodeMaps,
} from '../../store/code-map-imports.ts';
import { type CodeMapStage, stageCodeMap } from '../../store/code-map-stage.ts';
import type { Context } from '../context.ts';
import { type MapFile, openMapFile, readMapText } from '../files/map-file.ts';

/** What the user asks of an import of code maps. */
export interface CodeMapImportRequest {
  readonly files: readonly string[];
  /** The day of the release, for files whose name carries none. */
  readonly release?: string | undefined;
  /** Read and check everything, store nothing. */
  readonly dryRun: boolean;
}

/** `mig2hie/code-map-import/1`. */
export interface CodeMapImportDocument {
  readonly schema: 'mig2hie/code-map-import/1';
  readonly dryRun: boolean;
  readonly imports: readonly CodeMapImportReport[];
}

/** What is told of a file besides its counts: columns nobody reads, and rows that say nothing we use. */
export interface CodeMapNotes {
  readonly unreadColumns: readonly string[];
  readonly passedOver: readonly { readonly what: string; readonly rows: number }[];
}

/** What the import of one file did. */
export interface CodeMapImportReport extends CodeMapNotes {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly series: string;
  readonly release: string;
  readonly counts: MapCounts;
  readonly checks: readonly MapCheck[];
  readonly stored: boolean;
  /** The very same bytes were there before: nothing was done. */
  readonly alreadyImported: boolean;
  /** The release of the series that lookups used until now; it stays in the store. */
  readonly supersedes: string | null;
  /** A newer release of the series that was there before, and stays in use. */
  readonly newer: string | null;
}

/** Imports map files one after the other; each is stored whole or not at all, and the same bytes once. */
export async function importCodeMaps(
  context: Context,
  request: CodeMapImportRequest,
): Promise<CodeMapImportDocument> {
  const imports: CodeMapImportReport[] = [];
  for (const path of request.files) {
    try {
      imports.push(await importOne(context, path, request));
    } catch (error) {
      throw withEarlier(error, imports);
    }
  }
  return { schema: 'mig2hie/code-map-import/1', dryRun: request.dryRun, imports };
}

async function importOne(
  context: Context,
  path: string,
  request: CodeMapImportRequest,
): Promise<CodeMapImportReport> {
  const file = await openMapFile(path);
  const release = request.release ?? releaseInName(file.name);
  const known = await findCodeMap(context.store, file.sha256);
  if (known !== undefined) return toKnown(file, known as KnownMap);
  if (release === undefined) throw noRelease(file.name);
  const draft = { file: file.name, sha256: file.sha256, importedAt: context.clock() };
  const stage = stageCodeMap(context.store);
  try {
    const outcome = await readInto(context, file, stage);
    const facts = toFacts(file.name, outcome, release);
    const { kept: _kept, ...counted } = stage.count(facts);
    const counts: MapCounts = { rows: outcome.rows, ...counted };
    const checks = checkMap(counts, facts);
    if (checks.some(({ passed }) => !passed)) throw failedChecks(file.name, checks);
    const notes = toNotes(outcome);
    const others = await otherReleases(context, facts);
    if (!request.dryRun) stage.keep({ ...draft, ...facts }, { counts, checks, notes });
    const told = {
      file: file.name,
      sha256: file.sha256,
      layout: facts.layout,
      series: facts.series,
    };
    const done = { stored: !request.dryRun, alreadyImported: false, ...others };
    return { ...told, release, counts, checks, ...notes, ...done };
  } finally {
    stage.drop();
  }
}

async function readInto(context: Context, file: MapFile, stage: CodeMapStage): Promise<MapOutcome> {
  const reader = createMapReader(file.name);
  const { progress } = context;
  progress.start(`reading ${file.name}`, file.bytes);
  try {
    for await (const text of readMapText(file, (bytes) => progress.tick(bytes))) {
      stage.add(reader.push(text));
      stopOnFaults(file.name, reader, false);
    }
    stage.add(reader.end());
    stopOnFaults(file.name, reader, true);
    return reader.outcome();
  } finally {
    progress.stop();
  }
}

/** A refused file is not read on; faults are gathered, for people mend more than one at a time. */
function stopOnFaults(name: string, reader: MapReader, ended: boolean): void {
  const { refusal, faults, faultCount } = reader.outcome();
  if (refusal !== undefined) throw refuse(name, refusal.refused, refusal.next);
  if (faultCount === 0 || (!ended && faultCount <= faults.length)) return;
  const told = faults.map(
    ({ line, column, reason }) => `\n  line ${line}, column ${column}: ${reason}`,
  );
  const more = faultCount > faults.length ? '\n  and more' : '';
  throw refuse(
    name,
    `Lines of it cannot be read.${told.join('')}${more}`,
    'Fetch or unpack the file again; leaving lines out could bring back rows that were withdrawn.',
  );
}

function toFacts(name: string, { layout }: MapOutcome, release: string): CodeMapFacts {
  if (layout === undefined)
    throw refuse(name, 'What map this is cannot be told.', 'Check the file.');
  if (layout.editions && isDelta(name)) {
    throw refuse(
      name,
      'By its name this is a delta, which holds changes only.',
      'Import the snapshot or the full file of the release.',
    );
  }
  return {
    layout: layout.id,
    series: seriesOf(layout, name),
    release,
    versions: layout.versions,
  };
}

function toNotes({ unread, passedOver }: MapOutcome): CodeMapNotes {
  return {
    unreadColumns: unread,
    passedOver: [...passedOver].map(([what, rows]) => ({ what, rows })),
  };
}

/** The release that the new one takes the place of, and the one it stays behind. */
async function otherReleases(
  context: Context,
  { series, release }: CodeMapFacts,
): Promise<Pick<CodeMapImportReport, 'supersedes' | 'newer'>> {
  const maps = await listCodeMaps(context.store, release);
  const releases = maps.filter((map) => map.series === series).map((map) => map.release);
  return {
    supersedes: releases.find((one) => one <= release) ?? null,
    newer: releases.find((one) => one > release) ?? null,
  };
}

type KnownMap = StoredCodeMap<MapCounts, readonly MapCheck[], CodeMapNotes>;

function toKnown({ name, sha256 }: MapFile, known: KnownMap): CodeMapImportReport {
  const { layout, series, release, counts, checks, notes } = known;
  const said = { file: name, sha256, layout, series, release, counts, checks, ...notes };
  return { ...said, stored: false, alreadyImported: true, supersedes: null, newer: null };
}

function failedChecks(name: string, checks: readonly MapCheck[]): ExpectedError {
  const failed = checks.filter(({ passed }) => !passed);
  return refuse(
    name,
    `It fails its own checks.${failed.map(({ id, said }) => `\n  ${id}: ${said}`).join('')}`,
    'Check that the file is whole and that the release is the right one (--release).',
  );
}

function noRelease(name: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_RELEASE',
    exit: EXIT.usage,
    message: `The day of the release of ${name} is not known: its name carries no date.`,
    next: ['Give it with --release yyyy-mm-dd; it decides which of two releases is the newer.'],
  });
}

function refuse(name: string, refused: string, next: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_MAP_FILE',
    exit: EXIT.usage,
    message: `${name}: ${refused} Nothing was imported of this file.`,
    next: [next],
  });
}

/** An error about a later file also says what became of the earlier ones. */
function withEarlier(error: unknown, imports: readonly CodeMapImportReport[]): unknown {
  const stored = imports.filter((one) => one.stored).map(({ file }) => file);
  if (!(error instanceof ExpectedError) || stored.length === 0) return error;
  const { code, exit, message, next, cause } = error;
  const said = `Imported before it, and kept: ${stored.join(', ')}.`;
  return new ExpectedError({ code, exit, message, next: [...next, said], cause });
}
