import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importNumberArg } from '../../cli/flags/import-number-arg.ts';
import { rejectedTable } from '../../cli/columns/imports-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { showImport } from '../../workflow/register/list-imports.ts';

export default class ImportsShow extends BaseCommand {
  static override summary =
    'Show one import: its counts and notes, and every row it rejected with line, column and reason.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 3',
    '<%= config.bin %> <%= command.id %> 3 --csv',
  ];
  static override args = {
    id: importNumberArg({ required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    json: Flags.boolean({ description: 'print mig2hie/import/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ImportsShow);
    const document = await this.inWorkspace(flags, (context) => showImport(context, args.id));
    if (flags.json) return this.printJson(document);
    this.printTable(rejectedTable(document, this.width), flags);
  }
}
