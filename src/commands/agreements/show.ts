import { Args, Flags } from '@oclif/core';
import { agreementLines } from '../../cli/lines/agreement-lines.ts';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';

export default class AgreementsShow extends BaseCommand {
  static override summary =
    'Show one agreement, or one organisation in all its agreements: parties, history, what blocks.';
  static override description =
    'Each party with its state, the age of the evidence, and what each import said of it; those that have not signed come first. An unsigned party is told once, with how many flows it keeps from being agreed.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> HIE-SHARING --as-at 2020-03-09',
    '<%= config.bin %> <%= command.id %> X9A01 --json',
  ];
  static override args = {
    id: Args.string({
      description: 'identifier of an agreement as the export writes it, or an ODS code',
      required: true,
    }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    'with-staff': Flags.boolean({
      description: 'open the names of signatories that were kept with --keep-staff, and print them',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/agreement/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AgreementsShow);
    const { showAgreement } = await import('../../workflow/agreements/show-agreement.ts');
    const request = { id: args.id, asAt: flags['as-at'], withStaff: flags['with-staff'] };
    const shown = await this.inWorkspace(flags, (context) => showAgreement(context, request));
    if (flags.json) return this.printJson(shown);
    for (const line of agreementLines(shown, this.width)) this.log(line);
  }
}
