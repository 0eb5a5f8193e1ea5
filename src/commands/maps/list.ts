import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/day-flag.ts';

export default class MapsList extends BaseCommand {
  static override summary = 'List the imported code maps, and which of them are in use.';
  static override examples = ['<%= config.bin %> <%= command.id %> --as-at 2020-04-01'];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': dayFlag({ description: 'which were in use on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/code-maps/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(MapsList);
    const { showCodeMaps } = await import('../../workflow/code-maps.ts');
    const { mapListLines } = await import('../../cli/map-lines.ts');
    const document = await this.inWorkspace(flags, (context) =>
      showCodeMaps(context, { asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    for (const line of mapListLines(document)) this.log(line);
  }
}
