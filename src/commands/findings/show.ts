import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeFinding } from '../../cli/lines/finding-lines.ts';

export default class FindingsShow extends BaseCommand {
  static override summary = 'Show one finding with both entries.';
  static override description =
    'Codes, terms, doses and values of the record are printed: treat the output as patient data.';
  static override examples = ['<%= config.bin %> <%= command.id %> 69bf76dfd64ad7b7'];
  static override args = {
    id: Args.string({ description: 'id of the finding', required: true }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    run: Flags.string({
      description: 'the finding of this run; default: of the newest run that has it',
      helpValue: 'ID',
    }),
    json: Flags.boolean({ description: 'print the finding as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(FindingsShow);
    const { showFinding } = await import('../../workflow/findings/list-findings.ts');
    const shown = await this.inWorkspace(flags, (context) =>
      showFinding(context, { id: args.id, run: flags.run }),
    );
    if (flags.json) return this.printJson(shown);
    for (const line of describeFinding(shown, this.width)) this.log(line);
  }
}
