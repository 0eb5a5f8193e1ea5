import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { compareText } from '../../base/ordering.ts';
import { type BySide, type Side, SIDES } from '../../record/side.ts';
import { caseNameOf, safeCaseName, stemOf } from './case-name.ts';

/** The files of one case; a side without files has no answer. */
export interface FilePair {
  readonly name: string;
  readonly mig: readonly string[];
  readonly hie: readonly string[];
  /** Files of a second answer of a side, where there are any. */
  readonly again?: Partial<BySide<readonly string[]>> | undefined;
}

/** What the user named on the command line. */
export interface PairRequest {
  readonly mig: readonly string[];
  readonly hie: readonly string[];
  /** The second answers of each side, named as the first are. */
  readonly again?: Partial<BySide<readonly string[]>> | undefined;
  /** CSV with the columns case, mig and hie, in place of both. */
  readonly pairs?: string | undefined;
}

/** The pairs to compare, and whether they are a set or one pair of named files. */
export interface Pairing {
  readonly pairs: readonly FilePair[];
  readonly single: boolean;
}

/** Pairs the files of both sides: the two named ones, those of equal name, or as a CSV file says. */
export function pairFiles(request: PairRequest): Pairing {
  if (request.pairs !== undefined) {
    if (request.mig.length + request.hie.length + countAgain(request) > 0) {
      throw usage('Give either --pairs or --mig and --hie, not both.');
    }
    return { pairs: readPairs(request.pairs), single: false };
  }
  if (request.mig.length === 0 || request.hie.length === 0) {
    throw usage('Both sides are needed: --mig FILE and --hie FILE, or --pairs FILE.');
  }
  const [mig, hie] = [filesOf(request.mig), filesOf(request.hie)];
  const [one, other] = [mig.files[0], hie.files[0]];
  const plain = !mig.folder && !hie.folder && mig.files.length === 1 && hie.files.length === 1;
  if (plain && one !== undefined && other !== undefined) {
    const pair = { name: caseNameOf(one), mig: [one], hie: [other], ...onlyAgain(request) };
    return { pairs: [pair], single: true };
  }
  const pairs = withAgainByName(pairByName(mig.files, hie.files), request);
  if (!pairs.some((pair) => pair.mig.length > 0 && pair.hie.length > 0)) {
    throw noneAlike([...request.mig, ...request.hie]);
  }
  return { pairs, single: false };
}

function countAgain({ again = {} }: PairRequest): number {
  return SIDES.reduce((sum, side) => sum + (again[side]?.length ?? 0), 0);
}

/** The second answers of one pair of named files: one file a side, whatever its name. */
function onlyAgain(request: PairRequest): Pick<FilePair, 'again'> {
  if (countAgain(request) === 0) return {};
  const again: Partial<Record<Side, readonly string[]>> = {};
  for (const side of SIDES) {
    const { files, folder } = filesOf(request.again?.[side] ?? []);
    if (files.length === 0 && !folder) continue;
    if (folder || files.length > 1) {
      throw usage(`--${side}-again takes one file where --mig and --hie are one file each.`);
    }
    again[side] = files;
  }
  return { again };
}

/** The second answers of a set, by name; one that belongs to no case is a slip and never left out quietly. */
function withAgainByName(pairs: readonly NamedPair[], request: PairRequest): readonly FilePair[] {
  if (countAgain(request) === 0) return pairs.map(({ stem: _stem, ...pair }) => pair);
  const found = { mig: againByStem('mig', request), hie: againByStem('hie', request) };
  const known = new Set(pairs.map(({ stem }) => stem));
  for (const side of SIDES) {
    const stray = [...found[side]].find(([stem]) => !known.has(stem));
    if (stray !== undefined) {
      throw usage(
        `--${side}-again holds ${maskNumbers(stray[1])}, and there is no case of that name.`,
        'Give the second answer of a case the name of its first one; endings do not count.',
      );
    }
  }
  return pairs.map(({ stem, ...pair }) => ({
    ...pair,
    again: { mig: listOf(found.mig.get(stem)), hie: listOf(found.hie.get(stem)) },
  }));
}

function againByStem(side: Side, { again = {} }: PairRequest): Map<string, string> {
  return byStem(`--${side}-again`, filesOf(again[side] ?? []).files);
}

/** Not one name stands on both sides: a slip of the command line, not a region without answers. */
function noneAlike(names: readonly string[]): ExpectedError {
  const absent = names.find((name) => !existsSync(name));
  if (absent !== undefined) {
    return usage(
      `${maskNumbers(absent)} cannot be read: there is no such file or folder.`,
      'Check the path given with --mig or --hie.',
    );
  }
  return usage(
    'No file of --mig has the name of a file of --hie, so there is nothing to pair; endings do not count.',
    'Give both files of a case the same name, or name the files of each case with --pairs FILE (columns case,mig,hie; several files of one case joined by ";").',
  );
}

interface SideFiles {
  readonly files: readonly string[];
  /** At least one of the names was a folder. */
  readonly folder: boolean;
}

function filesOf(names: readonly string[]): SideFiles {
  const files: string[] = [];
  let folder = false;
  for (const name of names) {
    if (statSync(name, { throwIfNoEntry: false })?.isDirectory() === true) {
      folder = true;
      files.push(...listFolder(name));
    } else files.push(name);
  }
  return { files, folder };
}

function listFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort(compareText);
}

/** A pair with the file name its files share. */
interface NamedPair extends FilePair {
  readonly stem: string;
}

/** By file name without its ending, in order of the names; a name on one side only stays a case. */
function pairByName(mig: readonly string[], hie: readonly string[]): NamedPair[] {
  const [migByStem, hieByStem] = [byStem('--mig', mig), byStem('--hie', hie)];
  const stems = [...new Set([...migByStem.keys(), ...hieByStem.keys()])].sort(compareText);
  return stems.map((stem) => ({
    stem,
    name: safeCaseName(stem),
    mig: listOf(migByStem.get(stem)),
    hie: listOf(hieByStem.get(stem)),
  }));
}

function byStem(flag: string, files: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files) {
    const stem = stemOf(file);
    const other = found.get(stem);
    if (other !== undefined) {
      throw usage(
        `${flag} holds two files of the case "${safeCaseName(stem)}": ${maskNumbers(other)} and ${maskNumbers(file)}.`,
        'Name the files of each case in a CSV file, joined by ";", and give it with --pairs.',
      );
    }
    found.set(stem, file);
  }
  return found;
}

function readPairs(file: string): FilePair[] {
  const rows = parsePairs(file);
  const folder = dirname(resolve(file));
  const seen = new Set<string>();
  return rows.map((row) => {
    const name = safeCaseName(row.case);
    if (row.case === '' || seen.has(name)) {
      throw usage(
        `${maskNumbers(file)}, line ${row.line}: ${row.case === '' ? 'the case has no name' : `the case "${name}" was named before`}.`,
      );
    }
    seen.add(name);
    const again = { mig: filesIn(folder, row.migAgain), hie: filesIn(folder, row.hieAgain) };
    const pair = { name, mig: filesIn(folder, row.mig), hie: filesIn(folder, row.hie) };
    return again.mig.length + again.hie.length === 0 ? pair : { ...pair, again };
  });
}

interface PairRow {
  readonly line: number;
  readonly case: string;
  readonly mig: string;
  readonly hie: string;
  readonly migAgain: string;
  readonly hieAgain: string;
}

function parsePairs(file: string): PairRow[] {
  const records = parseCsv(file);
  const head = (records[0]?.record ?? []).map((name) => name.toLowerCase());
  const [name, mig, hie] = ['case', 'mig', 'hie'].map((column) => head.indexOf(column));
  if (name === undefined || mig === undefined || hie === undefined || Math.min(name, mig, hie) < 0)
    throw usage(`${maskNumbers(file)} needs a header line with the columns case, mig and hie.`);
  const [migAgain, hieAgain] = [head.indexOf('mig_again'), head.indexOf('hie_again')];
  return records.slice(1).map(({ record, info }) => ({
    line: info.lines,
    case: record[name] ?? '',
    mig: record[mig] ?? '',
    hie: record[hie] ?? '',
    migAgain: record[migAgain] ?? '',
    hieAgain: record[hieAgain] ?? '',
  }));
}

function parseCsv(file: string): {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw usage(
      `${maskNumbers(file)} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
    );
  }
  try {
    return parse(text, {
      bom: true,
      info: true,
      trim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
    }) as unknown as ReturnType<typeof parseCsv>;
  } catch {
    throw usage(`${maskNumbers(file)} is not a CSV file with the columns case, mig and hie.`);
  }
}

/** Paths in the CSV file start from the folder it lies in. */
function filesIn(folder: string, cell: string): string[] {
  return cell
    .split(';')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map((path) => resolve(folder, path));
}

function listOf(file: string | undefined): string[] {
  return file === undefined ? [] : [file];
}

function usage(
  message: string,
  next = 'See the examples of "mig2hie compare files --help".',
): ExpectedError {
  return new ExpectedError({ code: 'MIG2HIE_PAIRS', exit: EXIT.usage, message, next: [next] });
}
