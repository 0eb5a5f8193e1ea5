import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { usageTable } from '../../cli/lines/usage-lines.ts';
import { lossGroupTable, lossTable } from '../../cli/lines/usage-loss-lines.ts';
import { USAGE_GROUPS, type UsageGroup, showUsage } from '../../workflow/usage/show-usage.ts';

export default class UsageShow extends BaseCommand {
  static override summary =
    'Show who still reads the MIG, who reads the HIE, and whether it falls.';
  static override description =
    'A week counts as quiet only where imported logs cover all of its days. With --lost-on: what would stop if the MIG stopped on a day.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --by consumer --as-at 2020-03-31',
    '<%= config.bin %> <%= command.id %> --org X9A01 --weeks 26 --sort -mig',
    '<%= config.bin %> <%= command.id %> --lost-on 2020-06-30 --json',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': Flags.string({ description: 'as known on this day; default today' }),
    weeks: Flags.integer({
      description: 'whole weeks before the day that are looked at',
      default: 12,
      min: 1,
      max: 520,
    }),
    org: Flags.string({ description: 'only of this practice or consumer (ODS code)' }),
    by: Flags.string({
      description: 'what a row stands for',
      options: [...USAGE_GROUPS],
      default: 'flow',
    }),
    'lost-on': Flags.string({
      description: 'show what would be lost if the MIG stopped on this day, yyyy-mm-dd',
    }),
    json: Flags.boolean({ description: 'print mig2hie/usage/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(UsageShow);
    const { 'as-at': asAt, 'lost-on': lostOn, weeks, org } = flags;
    const by = flags.by as UsageGroup;
    const document = await this.inWorkspace(flags, (context) =>
      showUsage(context, { asAt, lostOn, weeks, org, by }),
    );
    if (flags.json) this.printJson(document);
    else if (document.lost === null) this.printTable(usageTable(document), flags);
    else if (by === 'flow') this.printTable(lossTable(document, document.lost), flags);
    else this.printTable(lossGroupTable(document, document.lost), flags);
  }
}
