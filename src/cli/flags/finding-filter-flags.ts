import { Flags } from '@oclif/core';
import { CLASS_WORDS, ITEM_WORDS, SEVERITY_WORDS } from '../../workflow/words.ts';

/** Flags that say which stored findings are meant; the same for every command that lists them. */
export const findingFilterFlags = {
  run: Flags.string({ description: 'of the comparisons of this run', helpValue: 'ID' }),
  'all-runs': Flags.boolean({
    description: 'of every comparison ever made, with the run; the same finding may repeat',
    default: false,
    exclusive: ['run'],
  }),
  practice: Flags.string({ description: 'only of this practice', helpValue: 'CODE' }),
  severity: Flags.option({
    description: 'only of this severity and worse',
    options: SEVERITY_WORDS,
    helpValue: 'SEVERITY',
  })(),
  kind: Flags.string({ description: 'only of this kind, such as dose-changed', helpValue: 'KIND' }),
  item: Flags.option({
    description: 'only of this data item',
    options: ITEM_WORDS,
    helpValue: 'ITEM',
  })(),
  class: Flags.option({
    description: 'only those a person said are this',
    options: CLASS_WORDS,
    helpValue: 'CLASS',
    exclusive: ['unclassified'],
  })(),
  unclassified: Flags.boolean({
    description: 'only those nobody classified, or that came back otherwise than they were',
    default: false,
  }),
  limit: Flags.integer({ description: 'no more than this many', min: 1, helpValue: 'N' }),
};

type FilterFlags = {
  readonly 'all-runs': boolean;
} & Readonly<Record<'run' | 'practice' | 'kind', string | undefined>> & {
    readonly severity?: (typeof SEVERITY_WORDS)[number] | undefined;
    readonly item?: (typeof ITEM_WORDS)[number] | undefined;
    readonly class?: (typeof CLASS_WORDS)[number] | undefined;
    readonly unclassified: boolean;
    readonly limit?: number | undefined;
  };

/** What the flags ask for, as the use cases take it. */
export function findingRequest(flags: FilterFlags) {
  const { run, practice, severity, kind, item, unclassified, limit } = flags;
  const { 'all-runs': allRuns, class: said } = flags;
  return { run, allRuns, practice, severity, kind, item, class: said, unclassified, limit };
}
