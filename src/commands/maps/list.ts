import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/flags/day-flag.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class MapsList extends BaseCommand {
  static override summary = 'List the imported code maps, and which of them are in use.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --as-at 2020-04-01',
    '<%= config.bin %> <%= command.id %> --filter used=yes --columns map,release,layout',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': dayFlag({ description: 'which were in use on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/code-maps/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(MapsList);
    const { showCodeMaps } = await import('../../workflow/maps/code-maps.ts');
    const { mapTable } = await import('../../cli/columns/map-columns.ts');
    const document = await this.inWorkspace(flags, (context) =>
      showCodeMaps(context, { asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    this.printTable(mapTable(document), flags);
  }
}
