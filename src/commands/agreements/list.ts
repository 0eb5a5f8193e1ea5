import { Flags } from '@oclif/core';
import { agreementTable } from '../../cli/columns/agreement-columns.ts';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class AgreementsList extends BaseCommand {
  static override summary = 'List agreements as at a day: who has signed, and what is in force.';
  static override description =
    'Below the list stands what keeps HIE flows from being agreed: an unsigned trust once, with all the flows it blocks.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --channel hie --standing not-in-force',
    '<%= config.bin %> <%= command.id %> --org X90001 --as-at 2020-03-09 --json',
    '<%= config.bin %> <%= command.id %> --sort -age --filter on=hie --csv',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': Flags.string({ description: 'as agreements stood on this day; default today' }),
    org: Flags.string({ description: 'only with this organisation at either end (ODS code)' }),
    channel: Flags.string({ description: 'only on this channel', options: ['mig', 'hie'] }),
    standing: Flags.string({
      description: 'only with this standing',
      options: ['in-force', 'superseded', 'not-in-force', 'unknown'],
    }),
    json: Flags.boolean({ description: 'print mig2hie/agreements/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AgreementsList);
    const { 'as-at': asAt, org: organisation, channel, standing } = flags;
    const { listAgreements } = await import('../../workflow/agreements/list-agreements.ts');
    const document = await this.inWorkspace(flags, (context) =>
      listAgreements(context, { asAt, organisation, channel, standing }),
    );
    if (flags.json) return this.printJson(document);
    this.printTable(agreementTable(document, this.width), flags);
  }
}
