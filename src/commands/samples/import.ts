import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';

export default class SamplesImport extends BaseCommand {
  static override summary = 'Import a list of sample patients.';
  static override description =
    'A CSV file with the columns practice, nhs_number and stratum. The store keeps pseudonyms, practices and strata, never a number: "compare" reads the numbers back from your file. A list with a bad row is refused as a whole.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> samples.csv',
    '<%= config.bin %> <%= command.id %> samples.csv --columns "practice=GP code,nhs_number=NHS no,stratum=Group"',
  ];
  static override args = {
    file: Args.string({ description: 'the list', required: true }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    columns: Flags.string({
      description: 'names of the columns in your list: practice=A,nhs_number=B,stratum=C',
      helpValue: 'NAMES',
    }),
    'skip-bad-rows': Flags.boolean({
      description: 'import the good rows of a list that has bad ones',
      default: false,
    }),
    'dry-run': Flags.boolean({ description: 'check the list, store nothing', default: false }),
    json: Flags.boolean({ description: 'print the result as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SamplesImport);
    const { importSamples } = await import('../../workflow/samples/import-samples.ts');
    const { parseSampleColumns } = await import('../../workflow/samples/sample-columns.ts');
    const { describeImport } = await import('../../cli/lines/sample-lines.ts');
    const result = await this.inWorkspace(flags, (context) =>
      importSamples(context, {
        file: args.file,
        columns: parseSampleColumns(flags.columns),
        skipBadRows: flags['skip-bad-rows'],
        dryRun: flags['dry-run'],
      }),
    );
    if (flags.json) return this.printJson(result);
    for (const line of describeImport(result)) this.log(line);
  }
}
