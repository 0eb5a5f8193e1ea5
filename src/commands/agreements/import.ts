import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importLines } from '../../cli/import-lines.ts';
import { importAgreements } from '../../workflow/import-agreements.ts';

export default class AgreementsImport extends BaseCommand {
  static override summary =
    'Import an export of data-sharing agreements through the column map of the configuration.';
  static override description =
    'Only mapped columns are read, so names and addresses of staff stay in the file. An import is all or nothing, and the same export of the same day is taken once.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> agreements.csv --as-at 2020-02-29',
    '<%= config.bin %> <%= command.id %> agreements-2020-02-29.csv --dry-run --json',
  ];
  static override args = {
    file: Args.string({ description: 'the CSV export', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({
      description: 'day the export speaks of, yyyy-mm-dd; needed unless its name carries a date',
    }),
    'dry-run': Flags.boolean({ description: 'read and check, store nothing', default: false }),
    strict: Flags.boolean({
      description: 'refuse the export when a row is rejected or a word or code is unknown',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/import/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AgreementsImport);
    const report = await this.inWorkspace(flags, (context) =>
      importAgreements(context, {
        file: args.file,
        asAt: flags['as-at'],
        dryRun: flags['dry-run'],
        strict: flags.strict,
      }),
    );
    if (flags.json) this.printJson(report);
    else for (const line of importLines(report)) this.log(line);
  }
}
