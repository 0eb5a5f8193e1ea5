import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { findingFilterFlags, findingRequest } from '../../cli/flags/finding-filter-flags.ts';
import { EXPORT_WORDS } from '../../workflow/words.ts';

export default class FindingsExport extends BaseCommand {
  static override summary = 'Print stored findings as CSV or NDJSON, for a worklist elsewhere.';
  static override description =
    'The same findings as "findings list" with the same flags; nothing of the records. A cell that a spreadsheet could run as a formula is defused with an apostrophe.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --format csv --practice X90001 > worklist.csv',
    '<%= config.bin %> <%= command.id %> --format ndjson --unclassified',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    format: Flags.option({
      description: 'how to write them',
      options: EXPORT_WORDS,
      default: 'csv',
      helpValue: 'FORMAT',
    })(),
    ...findingFilterFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FindingsExport);
    const { exportFindings } = await import('../../workflow/findings/export-findings.ts');
    const lines = await this.inWorkspace(flags, (context) =>
      exportFindings(context, flags.format, findingRequest(flags)),
    );
    for (const line of lines) this.log(line);
  }
}
