import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeSources } from '../../cli/sources.ts';
import { formatTable } from '../../cli/table.ts';
import { listAgreements } from '../../workflow/list-agreements.ts';

export default class AgreementsList extends BaseCommand {
  static override summary = 'List agreements as at a day: who has signed, and what is in force.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --channel hie --standing not-in-force',
    '<%= config.bin %> <%= command.id %> --org X90001 --as-at 2020-03-09 --json',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({ description: 'as agreements stood on this day; default today' }),
    org: Flags.string({ description: 'only with this organisation at either end (ODS code)' }),
    channel: Flags.string({ description: 'only on this channel', options: ['mig', 'hie'] }),
    standing: Flags.string({
      description: 'only with this standing',
      options: ['in-force', 'not-in-force', 'unknown'],
    }),
    json: Flags.boolean({ description: 'print mig2hie/agreements/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AgreementsList);
    const { 'as-at': asAt, org: organisation, channel, standing } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      listAgreements(context, { asAt, organisation, channel, standing }),
    );
    if (flags.json) return this.printJson(document);
    const rows = document.agreements.map((one) => [
      one.agreement,
      one.channel,
      `${one.provider.code} ${one.provider.state ?? 'not said'}`,
      `${one.consumer.code} ${one.consumer.state ?? 'not said'}`,
      one.standing,
      one.reasons.join('; '),
    ]);
    if (rows.length > 0) for (const line of formatTable(COLUMNS, rows)) this.log(line);
    this.log(`${document.count} agreements as at ${document.asAt}, counted once for each flow.`);
    for (const line of describeSources(document.sources)) this.log(line);
  }
}

const COLUMNS = [
  ...['agreement', 'on', 'provider', 'consumer', 'standing'].map((title) => ({ title })),
  { title: 'because it', wrap: true },
];
