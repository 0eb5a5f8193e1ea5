import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeTolerances } from '../../cli/lines/tolerance-lines.ts';

export default class TolerancesApprove extends BaseCommand {
  static override summary = 'Approve a tolerance that passed its test.';
  static override description =
    'Its author cannot. One whose cap is above significant needs --why, in the words of the approver. It holds from the next run on.';
  static override examples = ['<%= config.bin %> <%= command.id %> sodium-range --by "C. Officer"'];
  static override args = {
    id: Args.string({ description: 'id of the tolerance', required: true }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    by: Flags.string({ description: 'who approves it', required: true, helpValue: 'NAME' }),
    why: Flags.string({ description: 'why, in their own words', helpValue: 'TEXT' }),
    json: Flags.boolean({ description: 'print mig2hie/tolerances/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TolerancesApprove);
    const { approveTolerance } = await import('../../workflow/tolerances/decide-tolerances.ts');
    const { by, why } = flags;
    const approved = await this.inWorkspace(flags, (context) =>
      approveTolerance(context, { id: args.id, by, why }),
    );
    if (flags.json) return this.printJson(approved);
    for (const line of describeTolerances(approved, this.width)) this.log(line);
  }
}
