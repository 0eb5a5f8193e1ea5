import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { sampleTable } from '../../cli/columns/sample-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class SamplesList extends BaseCommand {
  static override summary = 'List the imported sample lists.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --filter state=use --columns list,patients,file',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...tableFlags,
    json: Flags.boolean({ description: 'print the lists as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SamplesList);
    const { listSamples } = await import('../../workflow/samples/list-samples.ts');
    const listed = await this.inWorkspace(flags, (context) => listSamples(context));
    if (flags.json) return this.printJson(listed);
    this.printTable(sampleTable(listed), flags);
  }
}
