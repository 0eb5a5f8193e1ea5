import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/flags/day-flag.ts';

export default class MapsImport extends BaseCommand {
  static override summary =
    'Import code maps you are licensed for: TRUD Read and CTV3, SNOMED RF2, history, dm+d.';
  static override description =
    'The layout is told from the header, whatever the order of its columns; a file that could be several things, or fails its own checks, is refused. Each file, gzip or plain, is stored whole or not at all, and the same bytes once. A newer release takes the place of the older one, which stays in the store. docs/code-maps.md lists the layouts.';
  static override strict = false;
  static override examples = [
    '<%= config.bin %> <%= command.id %> rcsctmap2_uk_20200401000001.txt ctv3sctmap2_uk_20200401000001.txt',
    '<%= config.bin %> <%= command.id %> f_vtm2_3010420.xml f_vmp2_3010420.xml f_amp2_3010420.xml --release 2020-04-01',
  ];
  static override args = {
    files: Args.string({ description: 'map files, one or more', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    release: dayFlag({
      description: 'day of the release; needed for files whose name carries no date',
    }),
    'dry-run': Flags.boolean({ description: 'read and check, store nothing', default: false }),
    json: Flags.boolean({ description: 'print mig2hie/code-map-import/1', default: false }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(MapsImport);
    const { importCodeMaps } = await import('../../workflow/maps/import-code-maps.ts');
    const { mapImportLines } = await import('../../cli/lines/map-lines.ts');
    const files = argv.map(String);
    const { release, 'dry-run': dryRun } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      importCodeMaps(context, { files, release, dryRun }),
    );
    if (flags.json) return this.printJson(document);
    for (const report of document.imports) {
      for (const line of mapImportLines(report, dryRun)) this.log(line);
    }
  }
}
