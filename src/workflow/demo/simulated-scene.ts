import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { type GroundTruth, assignMutations } from '../../simulator/ground-truth.ts';
import type { Region } from '../../simulator/model.ts';
import { MUTATIONS } from '../../simulator/mutations.ts';
import { buildRegion } from '../../simulator/region.ts';

/** What a simulation plays in. */
export interface SceneOptions {
  /** A folder written by an earlier simulation: its region and its ground truth are used again. */
  readonly from?: string | undefined;
  readonly seed: string;
  readonly practices: number;
  readonly patientsPerPractice: number;
  readonly consumers: number;
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: string;
  /** Share of the patients with one seeded fault, 0 to 1. */
  readonly share: number;
  /** Ids of the faults to seed. @default all */
  readonly mutations?: readonly string[] | undefined;
}

/** A region with the faults seeded into it. */
export interface Scene {
  readonly region: Region;
  readonly truth: readonly GroundTruth[];
}

/** Builds the region asked for, or the one an earlier simulation wrote; words it cannot use are told. */
export function openScene(options: SceneOptions): Scene {
  return options.from === undefined ? build(options) : reopen(options.from);
}

function build(options: SceneOptions): Scene {
  const { seed, practices, patientsPerPractice, consumers, share, mutations } = options;
  const asAt = parseCalendarDate(options.asAt);
  if (asAt === undefined) {
    throw simulateUsage('The date is no day of the calendar.', 'Write it as yyyy-mm-dd.');
  }
  const unknown = (mutations ?? []).find((id) => !MUTATIONS.some((known) => known.id === id));
  if (unknown !== undefined) {
    const known = MUTATIONS.map(({ id }) => id).join(', ');
    throw simulateUsage(`There is no seeded fault called "${unknown}".`, `Use one of: ${known}.`);
  }
  const region = buildRegion({ seed, practices, patientsPerPractice, consumers, asAt });
  return { region, truth: assignMutations(region, { seed, share, only: mutations }) };
}

const regionSchema = z.strictObject({
  seed: z.string(),
  practices: z.number().int().min(1),
  patientsPerPractice: z.number().int().min(0),
  consumers: z.number().int().min(0),
  asAt: z.string().refine((text) => parseCalendarDate(text) !== undefined),
  hieExtras: z.boolean().optional(),
});

const truthSchema = z.array(
  z.strictObject({
    practice: z.string(),
    nhsNumber: z.string(),
    mutation: z.enum(MUTATIONS.map(({ id }) => id)),
    side: z.enum(['mig', 'hie']),
    seed: z.string(),
    expects: z.strictObject({
      kind: z.string(),
      severity: z.string(),
      item: z.string().nullable(),
    }),
  }),
);

function reopen(directory: string): Scene {
  const region = buildRegion(readJson(join(directory, 'region.json'), regionSchema));
  const truth = readJson(join(directory, 'ground-truth.json'), truthSchema);
  return { region, truth };
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const next =
    'Name a folder that "simulate" or "demo" wrote, or leave it out to build a new region.';
  if (!existsSync(path)) throw simulateUsage(`There is no file ${path}.`, next);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw simulateUsage(`${path} cannot be read as JSON.`, next, error);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw simulateUsage(`${path} does not say what a simulation needs (at "${place}").`, next);
}

/** What a simulation cannot be run with, and what to do about it. */
export function simulateUsage(message: string, next: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SIMULATE_USAGE',
    exit: EXIT.usage,
    message,
    next: [next],
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A path as a shell takes it. */
export function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
