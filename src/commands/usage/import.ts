import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { usageImportLines } from '../../cli/lines/usage-import-lines.ts';
import { CHANNEL_NAMES, importUsage } from '../../workflow/usage/import-usage.ts';

export default class UsageImport extends BaseCommand {
  static override summary = 'Import an access log of the MIG or the HIE, counted by flow and week.';
  static override description =
    'Only mapped columns are read; patients and users are never stored, users are only counted. An import is all or nothing, the same log is taken once, and two logs of the same days never count twice.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> mig-2020-03.csv --channel mig --from 2020-03-01 --to 2020-03-31',
    '<%= config.bin %> <%= command.id %> hie-x9a01.csv.gz --channel hie --consumer X9A01 --as-at 2020-03-31 --dry-run',
  ];
  static override args = {
    file: Args.string({
      description: 'the log: CSV, or that compressed with gzip',
      required: true,
    }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    channel: Flags.string({
      description: 'the channel it is of; without it a column must say it',
      options: [...CHANNEL_NAMES],
    }),
    from: Flags.string({ description: 'first day the log was made for, yyyy-mm-dd' }),
    to: Flags.string({ description: 'last day the log was made for' }),
    provider: Flags.string({ description: 'the log was made for this practice alone (ODS code)' }),
    consumer: Flags.string({ description: 'the log was made for this consumer alone (ODS code)' }),
    'as-at': Flags.string({
      description: 'day the log speaks of; default --to, else the day in its name',
    }),
    'dry-run': Flags.boolean({ description: 'read and check, store nothing', default: false }),
    strict: Flags.boolean({
      description: 'refuse the log when a row is rejected or a word or code is unknown',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/import/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UsageImport);
    const { 'as-at': asAt, 'dry-run': dryRun, strict, from, to, provider, consumer } = flags;
    const channel = CHANNEL_NAMES.find((name) => name === flags.channel);
    const said = { asAt, channel, from, to, provider, consumer };
    const report = await this.inWorkspace(flags, (context) =>
      importUsage(context, { file: args.file, dryRun, strict, ...said }),
    );
    if (flags.json) this.printJson(report);
    else for (const line of usageImportLines(report, this.width)) this.log(line);
  }
}
