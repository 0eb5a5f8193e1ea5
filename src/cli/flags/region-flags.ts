import { Flags } from '@oclif/core';

/** What a synthetic region is made from; shared by every command that builds one. */
export const regionFlags = {
  seed: Flags.string({
    description: 'any word; the same word gives the same region',
    default: 'demo',
  }),
  practices: Flags.integer({
    description: 'practices of the region',
    default: 6,
    min: 1,
    max: 400,
  }),
  patients: Flags.integer({
    description: 'patients of each practice',
    default: 40,
    min: 1,
    max: 1000,
  }),
  consumers: Flags.integer({
    description: 'organisations that view the records',
    default: 3,
    min: 1,
    max: 50,
  }),
  'as-at': Flags.string({ description: 'the day it plays on, yyyy-mm-dd', default: '2026-11-02' }),
};

/** The region a command was told to build. */
export function regionOf(flags: {
  readonly seed: string;
  readonly practices: number;
  readonly patients: number;
  readonly consumers: number;
  readonly 'as-at': string;
}) {
  const { seed, practices, patients, consumers } = flags;
  return { seed, practices, patientsPerPractice: patients, consumers, asAt: flags['as-at'] };
}
