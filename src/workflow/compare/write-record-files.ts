import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../report/phrase.ts';
import { GP_SYSTEMS, type GpSystem } from '../../simulator/gp-system.ts';
import type { Region, SimulatedPatient } from '../../simulator/model.ts';
import { createPopulation } from '../../simulator/population.ts';
import {
  WRITERS,
  WRITTEN_FORMATS,
  type Writer,
  type WrittenFormat,
  sideOf,
} from '../../simulator/writers.ts';
import { type SceneOptions, openScene, quote, simulateUsage } from '../demo/simulated-scene.ts';

/** What to write, and where. */
export interface RecordFilesOptions extends SceneOptions {
  readonly directory: string;
  /** Names of formats; the MIG's own is added where none of its side is named. @default all */
  readonly formats?: readonly string[] | undefined;
  /** The GP system whose habits every practice follows. @default each its own */
  readonly system?: string | undefined;
}

/** What was written; shape of `simulate --files --json`. */
export interface RecordFilesResult {
  readonly schema: 'mig2hie/record-files/1';
  readonly cases: number;
  /** Patients nobody may answer for, of whom there is nothing to write. */
  readonly leftOut: number;
  /** Cases with a seeded fault on the HIE's side. */
  readonly seeded: number;
  readonly formats: readonly { readonly format: WrittenFormat; readonly files: number }[];
  /** For `compare files --pairs`: one file for each two formats of different sides. */
  readonly pairs: readonly string[];
}

/**
 * Writes every patient's record in each format, a folder for each, files named after the case; and CSV
 * files that pair the two sides, with the id of the fault seeded into the case.
 */
export function writeRecordFiles(options: RecordFilesOptions): RecordFilesResult {
  const writers = readFormats(options.formats);
  const system = readSystem(options.system);
  const { region, truth } = openScene(options);
  const population = createPopulation(region, truth);
  const faults = new Map(truth.map(({ nhsNumber, mutation }) => [nhsNumber, mutation]));
  const cases = casesOf(region);
  const write = { directory: options.directory, asAt: region.options.asAt, system };
  const written = writers.map((writer) => ({
    format: writer.id,
    files: cases.map(({ name, nhsNumber }) => {
      const patient = population.patientOn(sideOf(writer.id), nhsNumber);
      return patient === undefined ? [] : writeCase(writer, { name, patient }, write);
    }),
  }));
  const labels = cases.map(({ name, nhsNumber }) => ({ name, fault: faults.get(nhsNumber) ?? '' }));
  return {
    schema: 'mig2hie/record-files/1',
    cases: cases.length,
    leftOut: region.patients.length - cases.length,
    seeded: labels.filter(({ fault }) => fault !== '').length,
    formats: written.map(({ format, files }) => ({ format, files: files.flat().length })),
    pairs: writePairs(options.directory, written, labels),
  };
}

/** What was written, for people: counts, and what to try with it. */
export function recordFileLines(result: RecordFilesResult): string[] {
  const { cases, leftOut, seeded, formats, pairs } = result;
  const out =
    leftOut === 0 ? '' : ` ${counted(leftOut, 'patient')} nobody may answer for left out.`;
  return [
    `${counted(cases, 'case')}, ${seeded} of them with one seeded fault.${out}`,
    ...formats.map(({ format, files }) => `  ${format}: ${counted(files, 'file')}`),
    ...(pairs.length === 0 ? [] : ['', 'To try it:']),
    ...pairs.map((path) => `  mig2hie compare files --pairs ${quote(path)}`),
  ];
}

function readFormats(names: readonly string[] | undefined): Writer[] {
  const unknown = names?.find((name) => !WRITERS.some(({ id }) => id === name));
  if (unknown !== undefined) {
    const known = WRITTEN_FORMATS.join(', ');
    throw simulateUsage(`No record can be written as "${unknown}".`, `Use one of: ${known}.`);
  }
  const asked = WRITERS.filter(({ id }) => names?.includes(id) !== false);
  if (asked.some(({ id }) => sideOf(id) === 'mig')) return asked;
  return [...WRITERS.filter(({ id }) => id === 'mig-openhr'), ...asked];
}

function readSystem(name: string | undefined): GpSystem | undefined {
  const system = GP_SYSTEMS.find((known) => known.toLowerCase() === name?.toLowerCase());
  if (name === undefined || system !== undefined) return system;
  throw simulateUsage(`There is no GP system "${name}".`, `Use one of: ${GP_SYSTEMS.join(', ')}.`);
}

interface Case {
  readonly name: string;
  readonly nhsNumber: string;
}

/** Patients both sides answer for, named after their practice and their place in it. */
function casesOf(region: Region): Case[] {
  const places = new Map<string, number>();
  return region.patients.flatMap(({ practice, dissent, nhsNumber }) => {
    const place = (places.get(practice.code) ?? 0) + 1;
    places.set(practice.code, place);
    const isAnswered = !dissent.mig && !dissent.hie && practice.enabled.mig && practice.enabled.hie;
    const name = `${practice.code}-${String(place).padStart(3, '0')}`;
    return isAnswered ? [{ name, nhsNumber }] : [];
  });
}

/** Paths of the files of one case in one format, from the folder of all formats. */
function writeCase(
  writer: Writer,
  { name, patient }: { readonly name: string; readonly patient: SimulatedPatient },
  options: {
    readonly directory: string;
    readonly asAt: string;
    readonly system: GpSystem | undefined;
  },
): string[] {
  mkdirSync(join(options.directory, writer.id), { recursive: true });
  const parts = writer.write(patient, options);
  return parts.map((part) => {
    const file = parts.length === 1 ? name : `${name}-${part.name}`;
    const path = `${writer.id}/${file}.${writer.extension}`;
    writeFileSync(join(options.directory, path), part.content);
    return path;
  });
}

interface WrittenFiles {
  readonly format: WrittenFormat;
  /** By case, in order. */
  readonly files: readonly (readonly string[])[];
}

function writePairs(
  directory: string,
  written: readonly WrittenFiles[],
  labels: readonly { readonly name: string; readonly fault: string }[],
): string[] {
  const on = (side: 'mig' | 'hie'): WrittenFiles[] =>
    written.filter(({ format }) => sideOf(format) === side);
  return on('mig').flatMap((mig) =>
    on('hie').map((hie) => {
      const rows = labels.map(({ name, fault }, i) =>
        [name, mig.files[i]?.join(';'), hie.files[i]?.join(';'), fault].join(','),
      );
      const path = join(directory, `pairs-${mig.format}-${hie.format}.csv`);
      writeFileSync(path, `${['case,mig,hie,seeded', ...rows].join('\n')}\n`);
      return path;
    }),
  );
}
