import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../cli/base-command.ts';
import { organisationTable, programmeTable } from '../cli/lines/status-lines.ts';
import { tableFlags } from '../cli/flags/table-flags.ts';
import { statusOf } from '../workflow/flows/status.ts';

export default class Status extends BaseCommand {
  static override summary =
    'Show where every organisation stands: its lowest gate that is not met, and why.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> X90001 --as-at 2020-03-09',
    '<%= config.bin %> <%= command.id %> --filter gate=agreed --sort code --csv',
  ];
  static override args = {
    org: Args.string({ description: 'ODS code of a practice or a consumer; without it, all' }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    'changed-since': Flags.string({
      description: 'tell too which flows stand otherwise than on this day',
      helpValue: 'DAY',
    }),
    json: Flags.boolean({ description: 'print mig2hie/status/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Status);
    const document = await this.inWorkspace(flags, (context) =>
      statusOf(context, {
        organisation: args.org,
        asAt: flags['as-at'],
        changedSince: flags['changed-since'],
      }),
    );
    if (flags.json) return this.printJson(document);
    if (args.org === undefined) this.printTable(programmeTable(document, this.width), flags);
    else this.printTable(organisationTable(document, this.width), flags);
  }
}
