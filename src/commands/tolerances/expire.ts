import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeTolerances } from '../../cli/lines/tolerance-lines.ts';

export default class TolerancesExpire extends BaseCommand {
  static override summary = 'End a tolerance before its last day.';
  static override description =
    'Every finding it covers is open again at once, in stored comparisons too. It cannot be taken back: propose another.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> sodium-range --by "C. Officer" --why "The laboratory has mended it."',
  ];
  static override args = {
    id: Args.string({ description: 'id of the tolerance', required: true }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    by: Flags.string({ description: 'who ends it', required: true, helpValue: 'NAME' }),
    why: Flags.string({ description: 'why', required: true, helpValue: 'TEXT' }),
    json: Flags.boolean({ description: 'print mig2hie/tolerances/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TolerancesExpire);
    const { expireTolerance } = await import('../../workflow/tolerances/decide-tolerances.ts');
    const { by, why } = flags;
    const ended = await this.inWorkspace(flags, (context) =>
      expireTolerance(context, { id: args.id, by, why }),
    );
    if (flags.json) return this.printJson(ended);
    for (const line of describeTolerances(ended, this.width)) this.log(line);
  }
}
