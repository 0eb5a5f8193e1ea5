import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { flowTable } from '../../cli/columns/flow-columns.ts';
import { changeTable } from '../../cli/columns/change-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import {
  CHANNEL_FILTERS,
  GATE_FILTERS,
  OUTCOME_FILTERS,
  listFlows,
} from '../../workflow/flows/list-flows.ts';

const outcome = (description: string) =>
  Flags.string({ description, options: [...OUTCOME_FILTERS] });

export default class FlowsList extends BaseCommand {
  static override summary =
    'List who may view whose record on which channel, each with its three facts and lowest unmet gate.';
  static override description =
    'Flows are derived from the agreements and the access logs; whoever has or uses one on either channel has an HIE flow to reach. A cause that holds back several flows is told once, above them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --channel hie --gate agreed',
    '<%= config.bin %> <%= command.id %> --channel hie --moved not-met --as-at 2020-03-31',
    '<%= config.bin %> <%= command.id %> --changed-since 2020-02-29 --as-at 2020-03-31',
    '<%= config.bin %> <%= command.id %> --pcn X9P01 --wave 2 --csv',
    '<%= config.bin %> <%= command.id %> --provider X90001 --json',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    'changed-since': Flags.string({
      description: 'only flows that stood otherwise on this day: from what, to what, and why',
      helpValue: 'DAY',
    }),
    provider: Flags.string({ description: 'only of this practice (ODS code)' }),
    consumer: Flags.string({ description: 'only to this consumer (ODS code)' }),
    channel: Flags.string({ description: 'only on this channel', options: [...CHANNEL_FILTERS] }),
    gate: Flags.string({
      description: 'only with this lowest unmet gate; none: past every gate asked',
      options: [...GATE_FILTERS],
    }),
    answers: outcome('only where the fact "the channel answers" has this outcome'),
    agreed: outcome('only where the fact "the agreement is in force" has this outcome'),
    moved: outcome('only where the fact "the users have moved" has this outcome'),
    commissioner: Flags.string({ description: 'only of practices of this commissioner' }),
    pcn: Flags.string({ description: 'only of practices of this PCN' }),
    place: Flags.string({ description: 'only of practices of this place' }),
    supplier: Flags.string({ description: "only of practices with this supplier's system" }),
    wave: Flags.string({ description: 'only of practices of this wave' }),
    json: Flags.boolean({ description: 'print mig2hie/flows/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FlowsList);
    const { 'as-at': asAt, 'changed-since': changedSince, ...filter } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      listFlows(context, { asAt, changedSince, ...filter }),
    );
    if (flags.json) return this.printJson(document);
    if (document.changes === undefined) this.printTable(flowTable(document, this.width), flags);
    else this.printTable(changeTable(document, document.changes), flags);
  }
}
