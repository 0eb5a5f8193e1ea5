import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { formatTable } from '../../cli/table.ts';

export default class SamplesList extends BaseCommand {
  static override summary = 'List the imported sample lists.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    json: Flags.boolean({ description: 'print the lists as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SamplesList);
    const { listSamples } = await import('../../workflow/list-samples.ts');
    const listed = await this.inWorkspace(flags, (context) => listSamples(context));
    if (flags.json) return this.printJson(listed);
    if (listed.lists.length === 0) {
      return this.log('No sample list was imported. Next: mig2hie samples import FILE');
    }
    const rows = listed.lists.map((list) => [
      String(list.id),
      list.current ? 'in use' : 'replaced',
      String(list.patients),
      String(list.practices),
      list.importedAt,
      list.file,
    ]);
    const columns = [
      { title: 'list', align: 'right' as const },
      { title: 'state' },
      { title: 'patients', align: 'right' as const },
      { title: 'practices', align: 'right' as const },
      { title: 'imported' },
      { title: 'file', wrap: true },
    ];
    for (const line of formatTable(columns, rows)) this.log(line);
  }
}
