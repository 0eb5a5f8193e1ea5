import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';

export default class RunsPurge extends BaseCommand {
  static override summary = 'Remove stored answers; hashes, comparisons and findings stay.';
  static override description =
    'Without a run, the finished runs older than "responses.keepDays" of the configuration are purged.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> r20270301-090000-1a2b3c',
  ];
  static override args = { run: Args.string({ description: 'id of one run to purge' }) };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    'older-than': Flags.integer({
      description: 'days to keep, in place of the configured number',
      min: 0,
      helpValue: 'DAYS',
    }),
    unfinished: Flags.boolean({
      description: 'purge runs too that have not reached their end',
      default: false,
    }),
    'dry-run': Flags.boolean({ description: 'count, remove nothing', default: false }),
    json: Flags.boolean({ description: 'print the result as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(RunsPurge);
    const { purgeRuns } = await import('../../workflow/compare/purge-runs.ts');
    const result = await this.inWorkspace(flags, (context) =>
      purgeRuns(context, {
        run: args.run,
        olderThanDays: flags['older-than'],
        unfinished: flags.unfinished,
        dryRun: flags['dry-run'],
      }),
    );
    if (flags.json) return this.printJson(result);
    if (result.runs.length === 0) this.log('No run is old enough to be purged.');
    const done = result.dryRun ? 'would be removed' : 'removed';
    for (const { run, bodies, bytes } of result.runs) {
      this.log(`${run}: ${bodies} stored answers (${Math.ceil(bytes / 1000)} kB) ${done}.`);
    }
  }
}
