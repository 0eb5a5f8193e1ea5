import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { runTable } from '../../cli/columns/run-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class RunsList extends BaseCommand {
  static override summary = 'List past runs, newest first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --practice X90001 --json',
    '<%= config.bin %> <%= command.id %> --sort -started --csv',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...tableFlags,
    practice: Flags.string({
      description: 'only runs that planned patients of this practice, with its counts',
      helpValue: 'CODE',
    }),
    json: Flags.boolean({ description: 'print the runs as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(RunsList);
    const { listRuns } = await import('../../workflow/compare/list-runs.ts');
    const { practice } = flags;
    const listed = await this.inWorkspace(flags, (context) => listRuns(context, { practice }));
    if (flags.json) return this.printJson(listed);
    this.printTable(runTable(listed), flags);
  }
}
