import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeCauses } from '../../cli/cause-lines.ts';
import { findingFilterFlags, findingRequest } from '../../cli/finding-filter-flags.ts';
import { describeFindings } from '../../cli/finding-lines.ts';

export default class FindingsList extends BaseCommand {
  static override summary = 'List stored findings, the worst first.';
  static override description =
    'Without --run or --all-runs: of the newest comparison of each planned patient, which is what the gates rest on.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --severity considerable',
    '<%= config.bin %> <%= command.id %> --practice X90001 --item medication --json',
    '<%= config.bin %> <%= command.id %> --unclassified',
    '<%= config.bin %> <%= command.id %> --by cause',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...findingFilterFlags,
    by: Flags.option({ options: ['finding', 'cause'] as const })({
      description:
        'what a row is: one finding, or one cause with the patients it concerns, the worst first',
      default: 'finding',
    }),
    json: Flags.boolean({ description: 'print the findings as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FindingsList);
    const request = findingRequest(flags);
    if (flags.by === 'cause') {
      const { listCauses } = await import('../../workflow/rank-causes.ts');
      const causes = await this.inWorkspace(flags, (context) => listCauses(context, request));
      if (flags.json) return this.printJson(causes);
      for (const line of describeCauses(causes)) this.log(line);
      return undefined;
    }
    const { listFindings } = await import('../../workflow/list-findings.ts');
    const listed = await this.inWorkspace(flags, (context) => listFindings(context, request));
    if (flags.json) return this.printJson(listed);
    for (const line of describeFindings(listed, flags)) this.log(line);
  }
}
