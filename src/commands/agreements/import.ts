import { Args, Flags } from '@oclif/core';
import { agreementMapLines } from '../../cli/lines/agreement-map-lines.ts';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importLines } from '../../cli/lines/import-lines.ts';

export default class AgreementsImport extends BaseCommand {
  static override summary =
    'Import an export of data-sharing agreements through the column map of the configuration.';
  static override description =
    'Only mapped columns are read, so names and addresses of staff stay in the file. An import is all or nothing, and the same export of the same day is taken once. --map looks at an export and proposes the column map, with a preview; it stores nothing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> agreements.csv --as-at 2020-02-29',
    '<%= config.bin %> <%= command.id %> agreements-2020-02-29.csv --dry-run --json',
    '<%= config.bin %> <%= command.id %> agreements-2020-02-29.csv --map',
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
    'keep-staff': Flags.boolean({
      description:
        'keep the names of signatories of mapped columns, sealed; they are dropped otherwise',
      default: false,
    }),
    // These two have no default: a flag that is false would count as given.
    map: Flags.boolean({
      description: 'propose the column map for this export and preview it; import nothing',
      exclusive: ['as-at', 'dry-run', 'strict'],
    }),
    write: Flags.boolean({
      description:
        'with --map: put the map into mig2hie.yaml, when it has none and nothing is open',
      dependsOn: ['map'],
    }),
    json: Flags.boolean({
      description: 'print mig2hie/import/1, or with --map mig2hie/agreement-map/1',
      default: false,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AgreementsImport);
    const { file } = args;
    const keepStaff = flags['keep-staff'];
    if (flags.map) {
      const { draftAgreementMap } =
        await import('../../workflow/agreements/draft-agreement-map.ts');
      const request = { file, keepStaff, write: flags.write };
      const draft = await this.inWorkspace(flags, (context) => draftAgreementMap(context, request));
      return flags.json
        ? this.printJson(draft)
        : this.logLines(agreementMapLines(draft, this.width));
    }
    const { importAgreements } = await import('../../workflow/agreements/import-agreements.ts');
    const { 'as-at': asAt, 'dry-run': dryRun, strict } = flags;
    const request = { file, asAt, dryRun, strict, keepStaff };
    const report = await this.inWorkspace(flags, (context) => importAgreements(context, request));
    return flags.json ? this.printJson(report) : this.logLines(importLines(report, this.width));
  }

  private logLines(lines: readonly string[]): void {
    for (const line of lines) this.log(line);
  }
}
