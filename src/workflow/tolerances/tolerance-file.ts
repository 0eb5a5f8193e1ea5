import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { COMPARISON_SCHEMA, type ComparisonDocument } from '../../compare/document.ts';
import { exampleOfFinding } from '../../compare/tolerances/example.ts';
import type {
  Tolerance,
  ToleranceExample,
  ToleranceGiven,
} from '../../compare/tolerances/tolerance.ts';
import { readYaml } from '../../config/read-yaml.ts';
import {
  type WrittenExample,
  type WrittenTolerance,
  toleranceFileSchema,
} from '../../config/tolerance-schema.ts';
import { fileTrouble } from '../files/read-file.ts';

/** A tolerance as read: the day it was written may be left to whoever keeps it. */
export interface ReadTolerance extends Omit<ToleranceGiven, 'tolerance' | 'overBudget'> {
  readonly tolerance: Omit<Tolerance, 'created'>;
  readonly created: string | undefined;
}

/** Most days a tolerance of a file may hold, where no workspace says otherwise. */
export const FILE_DAYS_MAX = 90;

/** Reads a file of tolerances; throws an ExpectedError naming line and key. Examples taken from documents are looked up. */
export function readToleranceFile(file: string): ReadTolerance[] {
  const refusals = {
    unreadable: (cause: unknown) =>
      unreadable(file, 'there is no such file, or you may not read it', cause),
    invalid: (faults: readonly string[]) => invalidTolerances(file, faults),
  };
  const trouble = troubleOf(file);
  if (trouble !== undefined) throw unreadable(file, trouble);
  const { tolerances } = readYaml(file, toleranceFileSchema, refusals);
  const twice = tolerances.find(
    ({ id }, at) => tolerances.findIndex((other) => other.id === id) !== at,
  );
  if (twice !== undefined) throw invalidTolerances(file, [`the id ${twice.id} stands twice`]);
  return tolerances.map((written) => toTolerance(written, file));
}

function troubleOf(file: string): string | undefined {
  try {
    return fileTrouble(file, 10_000_000);
  } catch {
    return undefined;
  }
}

function toTolerance(written: WrittenTolerance, file: string): ReadTolerance {
  const { created, approved, withdrawn, tested, mustMatch, mustNotMatch, ...rest } = written;
  const example = (one: WrittenExample) => toExample(one, written, file);
  // Words of ours (kinds, items) are checked with everything else, by toleranceFaults.
  const tolerance = {
    ...rest,
    mustMatch: mustMatch.map(example),
    mustNotMatch: mustNotMatch.map(example),
  } as Omit<Tolerance, 'created'>;
  return { tolerance, created, approved, withdrawn, tested };
}

/** What a hand-written example leaves out is as the tolerance names it, so that it shows what it is about. */
function toExample(
  written: WrittenExample,
  { kind, item, entryKind, field }: WrittenTolerance,
  file: string,
): ToleranceExample {
  if ('document' in written) {
    const path = isAbsolute(written.document)
      ? written.document
      : join(dirname(file), written.document);
    return exampleFromDocument(path, written.finding);
  }
  const about = { kind, item, entryKind, field };
  return { ...about, ...written } as ToleranceExample;
}

/** A finding of a saved comparison document as an example; throws an ExpectedError when it is not there. */
export function exampleFromDocument(path: string, finding: string): ToleranceExample {
  const document = loadDocument(path);
  const found = document.findings.find(({ id }) => id === finding);
  if (found !== undefined) return exampleOfFinding(document, found);
  throw unreadable(path, `it has no finding ${maskNumbers(finding)}`);
}

function loadDocument(path: string): ComparisonDocument {
  let document: Partial<ComparisonDocument>;
  try {
    document = JSON.parse(readFileSync(path, 'utf8')) as Partial<ComparisonDocument>;
  } catch (cause) {
    throw unreadable(path, 'it is no JSON document that can be read', cause);
  }
  if (document?.schema !== COMPARISON_SCHEMA || !Array.isArray(document.findings)) {
    throw unreadable(path, `it is no ${COMPARISON_SCHEMA}; save one with "compare files --json"`);
  }
  return document as ComparisonDocument;
}

function unreadable(file: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_UNREADABLE',
    exit: EXIT.usage,
    message: `${maskNumbers(file)} cannot be used: ${why}.`,
    next: ['Check the path; docs/tolerances.md shows how a file of tolerances is written.'],
    cause,
  });
}

/** The error for tolerances that cannot be taken. */
export function invalidTolerances(file: string, faults: readonly string[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_TOLERANCE',
    exit: EXIT.usage,
    message: maskNumbers(`${file}: ${faults.join('; ')}.`),
    next: ['Correct it; docs/tolerances.md explains every part. Nothing was stored or applied.'],
  });
}
