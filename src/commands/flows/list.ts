import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeSources } from '../../cli/sources.ts';
import { formatTable } from '../../cli/table.ts';
import { CHANNEL_FILTERS, GATE_FILTERS, listFlows } from '../../workflow/list-flows.ts';
import { wordStanding } from '../../workflow/status.ts';

export default class FlowsList extends BaseCommand {
  static override summary =
    'List who may view whose record on which channel, each with its lowest unmet gate.';
  static override description =
    'Flows are derived from the agreements; whoever has one on either channel has an HIE flow to reach.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --channel hie --gate agreed',
    '<%= config.bin %> <%= command.id %> --provider X90001 --json',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    provider: Flags.string({ description: 'only of this practice (ODS code)' }),
    consumer: Flags.string({ description: 'only to this consumer (ODS code)' }),
    channel: Flags.string({ description: 'only on this channel', options: [...CHANNEL_FILTERS] }),
    gate: Flags.string({
      description: 'only with this lowest unmet gate; none: past every gate asked',
      options: [...GATE_FILTERS],
    }),
    json: Flags.boolean({ description: 'print mig2hie/flows/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FlowsList);
    const { 'as-at': asAt, provider, consumer, channel, gate } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      listFlows(context, { asAt, provider, consumer, channel, gate }),
    );
    if (flags.json) return this.printJson(document);
    const rows = document.flows.map((flow) => [
      flow.provider,
      flow.consumer,
      flow.channel,
      wordStanding({ ...flow, agreed: flow.outcome }),
      flow.outcome,
      flow.why,
    ]);
    if (rows.length > 0) for (const line of formatTable(COLUMNS, rows)) this.log(line);
    this.log(`${document.count} of ${document.of} flows as at ${document.asAt}.`);
    for (const line of describeSources(document.sources)) this.log(line);
  }
}

const COLUMNS = [
  ...['provider', 'consumer', 'on', 'gate', 'outcome'].map((title) => ({ title })),
  { title: 'why', wrap: true },
];
