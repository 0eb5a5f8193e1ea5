import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { flowLines } from '../../cli/lines/flow-lines.ts';
import { CHANNEL_FILTERS } from '../../workflow/flows/list-flows.ts';
import { showFlow } from '../../workflow/flows/show-flow.ts';

export default class FlowsShow extends BaseCommand {
  static override summary =
    'Explain where a consumer stands with a practice: the three facts, their evidence, age and history.';
  static override description =
    'Tells the gates and what holds the flow back, agreements of both channels, routes, assurance, and use week by week. The history is worked out from the imports and runs of the store; nothing of it is typed in.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> X90001 X9A01',
    '<%= config.bin %> <%= command.id %> X90001 X9A01 --channel hie --as-at 2020-03-09 --json',
  ];
  static override args = {
    provider: Args.string({ description: 'ODS code of the practice', required: true }),
    consumer: Args.string({ description: 'ODS code of the consumer', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    channel: Flags.string({ description: 'only this channel', options: [...CHANNEL_FILTERS] }),
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/flow/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(FlowsShow);
    const { channel, 'as-at': asAt } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      showFlow(context, { ...args, channel, asAt }),
    );
    if (flags.json) return this.printJson(document);
    for (const line of flowLines(document, this.width)) this.log(line);
  }
}
