import type { Reading } from '../../record/reading.ts';
import type { BySide } from '../../record/side.ts';
import type { ReadOptions } from '../../wire/formats.ts';
import { readResponses } from '../../wire/read-responses.ts';

/** The bodies of one side's answer about one patient, in the order they were asked for. */
export type SideBodies = readonly Uint8Array[];

/** Reads both sides of a case; several answers of one side become one record. */
export function readCase(bodies: BySide<SideBodies>): BySide<Reading> {
  return { mig: readSide(bodies.mig), hie: readSide(bodies.hie) };
}

/** Reads one side. */
export function readSide(bodies: SideBodies, options?: ReadOptions): Reading {
  return readResponses(bodies, options);
}
