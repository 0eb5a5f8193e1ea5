import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { toleranceTable } from '../../cli/columns/tolerance-columns.ts';
import { STANDING_WORDS } from '../../workflow/words.ts';

export default class TolerancesList extends BaseCommand {
  static override summary =
    'List tolerances: how each stands today, and what it covered in the newest run.';
  static override description =
    'With --json also everything each says and everything that happened to it. Values of examples may stem from records: treat that output as patient data.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --sort until --filter state=approved',
    '<%= config.bin %> <%= command.id %> sodium-range --json',
  ];
  static override args = {
    id: Args.string({ description: 'only this tolerance' }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...tableFlags,
    state: Flags.option({
      description: 'only those in this state',
      options: STANDING_WORDS,
      helpValue: 'STATE',
    })(),
    json: Flags.boolean({ description: 'print mig2hie/tolerances/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TolerancesList);
    const { listTolerances } = await import('../../workflow/tolerances/list-tolerances.ts');
    const ids = args.id === undefined ? {} : { ids: [args.id] };
    const listed = await this.inWorkspace(flags, (context) =>
      listTolerances(context, { ...ids, state: flags.state }),
    );
    if (flags.json) return this.printJson(listed);
    this.printTable(toleranceTable(listed), flags);
  }
}
