import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importsTable } from '../../cli/columns/imports-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { IMPORT_SOURCE_WORDS, listImports } from '../../workflow/register/list-imports.ts';

export default class ImportsList extends BaseCommand {
  static override summary = 'List the files of the register that were imported, oldest first.';
  static override description =
    'Those in force; with --all also those that another file of the same day took the place of, and those taken back.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --source epraccur --all',
    '<%= config.bin %> <%= command.id %> --all --filter state=reverted --columns import,file,by,why',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    source: Flags.string({
      description: 'only of this source',
      options: [...IMPORT_SOURCE_WORDS],
      helpValue: 'SOURCE',
    }),
    all: Flags.boolean({ description: 'every import there ever was', default: false }),
    json: Flags.boolean({ description: 'print mig2hie/imports/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ImportsList);
    const { source, all } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      listImports(context, { source, all }),
    );
    if (flags.json) return this.printJson(document);
    this.printTable(importsTable(document), flags);
  }
}
