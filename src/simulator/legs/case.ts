import { assert } from '../../base/assert.ts';
import type { BenignText } from '../benign.ts';
import { rewriteText } from '../benign/rewrite.ts';
import type { FaultLabel } from '../fault.ts';
import type { SimulatedPatient, SimulatedSide } from '../model.ts';
import type { WrittenFile, WrittenFormat, Writer } from '../writers.ts';
import { WRITERS } from '../writers.ts';

/** Legs of the benchmark that are made here; L7 is this folder's faults under other eyes. */
export const LEGS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L8'] as const;
export type LegId = (typeof LEGS)[number];

/** "Today" of every case. */
export const AS_AT = '2026-06-01';

/** The formats of a pair. */
export interface PairFormats {
  readonly mig: WrittenFormat;
  readonly hie: WrittenFormat;
}

/** The pair of formats every leg but the sixth is written in. */
export const MAIN_FORMATS: PairFormats = { mig: 'mig-openhr', hie: 'gpconnect-structured' };

/** The answers of both sides about one patient, and what is wrong with them. */
export interface BenchPair {
  /** Unique within the leg and seed. */
  readonly id: string;
  readonly formats: PairFormats;
  /** What was spoilt; empty when the two sides say the same. */
  readonly labels: readonly FaultLabel[];
  /** Kinds of finding a pair without labels may cause, none of them above `minor`. */
  readonly allowed: readonly string[];
  /** Ids of the benign changes made. */
  readonly benign: readonly string[];
  /** Whether it can be judged rightly with the maps of the dictionary only. */
  readonly needsMap: boolean;
  /** The record each side was written from. */
  readonly patients: Readonly<Record<SimulatedSide, SimulatedPatient>>;
  /** The files of one side, written when asked for; the same each time. */
  files(side: SimulatedSide): readonly WrittenFile[];
}

/** One case of a leg: a pair; two, for twins; or a practice of pairs. */
export interface BenchCase {
  readonly id: string;
  readonly leg: LegId;
  /** The pairs, made as they are asked for; the same each time. */
  pairs(): Iterable<BenchPair>;
  /** For twins: which they are, the spoilt pair coming first. */
  readonly twins?: string | undefined;
  /** For a practice: how many patients, and in how many of them something was spoilt. */
  readonly practice?:
    | { readonly patients: number; readonly defects: number; readonly rate: number }
    | undefined;
}

/** What a pair is made from. */
export interface PairParts
  extends
    Pick<BenchPair, 'id' | 'patients'>,
    Partial<Pick<BenchPair, 'formats' | 'labels' | 'allowed' | 'benign' | 'needsMap'>> {
  /** Benign changes to the text of each side's answer, in order. */
  readonly texts?: Readonly<Record<SimulatedSide, readonly BenignText[]>> | undefined;
}

/** A pair whose files are written when they are asked for. */
export function pairOf(parts: PairParts): BenchPair {
  const { texts, formats = MAIN_FORMATS, labels = [], allowed = [], benign = [] } = parts;
  return {
    id: parts.id,
    patients: parts.patients,
    formats,
    labels,
    allowed,
    benign,
    needsMap: parts.needsMap ?? false,
    files: (side) => {
      const writer = writerOf(formats[side]);
      const files = writer.write(parts.patients[side], { asAt: AS_AT });
      return files.map((file) => ({
        ...file,
        content: rewriteText(file.content, texts?.[side] ?? [], `${parts.id} ${file.name}`),
      }));
    },
  };
}

/** A case of one pair. */
export function caseOf(leg: LegId, pair: BenchPair): BenchCase {
  return { id: pair.id, leg, pairs: () => [pair] };
}

/** The writer of a format. */
export function writerOf(format: WrittenFormat): Writer {
  const writer = WRITERS.find(({ id }) => id === format);
  assert(writer !== undefined, `no writer of ${format}`);
  return writer;
}
