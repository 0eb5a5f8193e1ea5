import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { causeTable } from '../../cli/columns/cause-columns.ts';
import { findingTable } from '../../cli/columns/finding-columns.ts';
import { findingFilterFlags, findingRequest } from '../../cli/flags/finding-filter-flags.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';

export default class FindingsList extends BaseCommand {
  static override summary = 'List stored findings, the worst first.';
  static override description =
    'Without --run or --all-runs: of the newest comparison of each planned patient, which is what the gates rest on.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --severity considerable',
    '<%= config.bin %> <%= command.id %> --practice X90001 --item medication --json',
    '<%= config.bin %> <%= command.id %> --unclassified',
    '<%= config.bin %> <%= command.id %> --by cause --sort -patients',
    '<%= config.bin %> <%= command.id %> --csv --columns practice,finding,severity,id',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...tableFlags,
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
      const { listCauses } = await import('../../workflow/findings/rank-causes.ts');
      const causes = await this.inWorkspace(flags, (context) => listCauses(context, request));
      if (flags.json) return this.printJson(causes);
      return this.printTable(causeTable(causes), flags);
    }
    const { listFindings } = await import('../../workflow/findings/list-findings.ts');
    const listed = await this.inWorkspace(flags, (context) => listFindings(context, request));
    if (flags.json) return this.printJson(listed);
    this.printTable(findingTable(listed, flags), flags);
  }
}
