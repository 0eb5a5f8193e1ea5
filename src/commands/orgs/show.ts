import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/flags/day-flag.ts';
import { organisationLines } from '../../cli/lines/organisation-lines.ts';
import { showOrganisation } from '../../workflow/register/show-organisation.ts';

export default class OrgsShow extends BaseCommand {
  static override summary = 'Show one organisation, and what each file said of it.';
  static override description =
    'Roles, links, successions and memberships are told with their days and the file that says so. Of several successors none is chosen.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> X90001',
    '<%= config.bin %> <%= command.id %> X90001 --as-at 2020-04-30 --json',
  ];
  static override args = {
    code: Args.string({ description: 'ODS code', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': dayFlag({ description: 'as the register stood on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/organisation/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OrgsShow);
    const document = await this.inWorkspace(flags, (context) =>
      showOrganisation(context, { code: args.code, asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    for (const line of organisationLines(document, this.width)) this.log(line);
  }
}
