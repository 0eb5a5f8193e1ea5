import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importLines } from '../../cli/lines/import-lines.ts';
import {
  ORGANISATION_FILE_KINDS,
  importOrganisations,
} from '../../workflow/register/import-organisations.ts';

export default class OrgsImport extends BaseCommand {
  static override summary =
    'Import a dated file of the register: ODS files, ePCN.xlsx, ORD or FHIR documents, lists.';
  static override description =
    'What the file is, and in which dialect, is told from its content; a file that could be two things is refused. etr, ets, eccg and ebranchs look alike and must be named with --kind. An import is all or nothing, and the same file of the same day is taken once.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> epraccur.csv --as-at 2020-01-31',
    '<%= config.bin %> <%= command.id %> trusts.csv --kind etr --as-at 2020-01-31 --dry-run',
    '<%= config.bin %> <%= command.id %> ePCN.xlsx --as-at 2023-02-24',
    '<%= config.bin %> <%= command.id %> X90001.json --as-at 2020-04-30',
    '<%= config.bin %> <%= command.id %> waves-2020-03-01.csv',
    '<%= config.bin %> <%= command.id %> dspt.csv --kind assurance --as-at 2020-02-29',
    '<%= config.bin %> <%= command.id %> routes-2020-02-29.csv',
  ];
  static override args = {
    file: Args.string({
      description: 'the file: CSV, XLSX (ePCN) or JSON (ORD, FHIR R4)',
      required: true,
    }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({
      description: 'day the file speaks of, yyyy-mm-dd; needed unless its name carries a date',
    }),
    kind: Flags.string({
      description: 'kind of file; told from the content when it leaves no doubt',
      options: [...ORGANISATION_FILE_KINDS],
    }),
    'dry-run': Flags.boolean({ description: 'read and check, store nothing', default: false }),
    strict: Flags.boolean({
      description: 'refuse the file when a row is rejected or a code is unknown',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/import/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OrgsImport);
    const report = await this.inWorkspace(flags, (context) =>
      importOrganisations(context, {
        file: args.file,
        asAt: flags['as-at'],
        kind: flags.kind,
        dryRun: flags['dry-run'],
        strict: flags.strict,
      }),
    );
    if (flags.json) this.printJson(report);
    else for (const line of importLines(report, this.width)) this.log(line);
  }
}
