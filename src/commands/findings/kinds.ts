import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { kindTable } from '../../cli/columns/kind-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class FindingsKinds extends BaseCommand {
  static override summary =
    'List the kinds of findings, how severe each counts, and who decided it.';
  static override description =
    'The severities of this workspace: the default table with the decisions under "severities" in mig2hie.yaml put in.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --filter here=major --columns finding,meaning',
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...tableFlags,
    json: Flags.boolean({ description: 'print mig2hie/finding-kinds/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FindingsKinds);
    const { listKinds } = await import('../../workflow/findings/list-kinds.ts');
    const listed = await this.inWorkspace(flags, (context) => listKinds(context));
    if (flags.json) return this.printJson(listed);
    this.printTable(kindTable(listed), flags);
  }
}
