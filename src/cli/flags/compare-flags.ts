import { Flags } from '@oclif/core';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import { commonFlags, workspaceFlags } from '../base-command.ts';
import { dayFlag } from './day-flag.ts';

/** Flags of `compare`: which patients, at what pace, and what counts as a failure. */
export const compareFlags = {
  ...workspaceFlags,
  ...commonFlags,
  practice: Flags.string({
    description: 'only the patients of this practice; may be repeated',
    multiple: true,
    helpValue: 'CODE',
    exclusive: ['run'],
  }),
  run: Flags.string({ description: 'go on with this run', helpValue: 'ID' }),
  pending: Flags.boolean({
    description: 'ask again for the patients of --run that are not settled, in a run of its own',
    dependsOn: ['run'],
  }),
  'run-id': Flags.string({
    description: 'id for the new run',
    helpValue: 'ID',
    exclusive: ['run'],
  }),
  concurrency: Flags.integer({
    description: 'requests under way at once on each gateway, in place of the configured number',
    min: 1,
    max: 64,
    helpValue: 'N',
  }),
  samples: Flags.string({
    description: 'take the NHS numbers from this list, when the imported one has moved',
    helpValue: 'FILE',
  }),
  'as-at': dayFlag({
    description: 'the day that counts as today; default: today',
    exclusive: ['run'],
  }),
  'fail-on': Flags.string({
    description: 'leave with exit code 1 when there is a finding of this severity or worse',
    options: [...SEVERITY_WORDS],
    helpValue: 'SEVERITY',
  }),
  'dry-run': Flags.boolean({ description: 'plan only, ask nobody', default: false }),
  json: Flags.boolean({ description: 'print the result as JSON', default: false }),
};
