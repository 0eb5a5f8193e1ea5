import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { FORMATS, KINDS, buildReport } from '../../workflow/reports/build-report.ts';

export default class ReportsBuild extends BaseCommand {
  static override summary = 'Write a report of what was measured, for people to read and decide on.';
  static override description =
    'One report in several formats: self-contained HTML that asks nothing of any network and prints to A4, Markdown, and the complete JSON. No file is put in its place before all are written.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> practice X90001',
    '<%= config.bin %> <%= command.id %> programme --format html,json --out out --as-at 2026-11-22',
    '<%= config.bin %> <%= command.id %> practice X90001 --suppress-small-numbers --json',
  ];
  static override args = {
    kind: Args.string({ description: 'which report', required: true, options: [...KINDS] }),
    org: Args.string({ description: 'ODS code of the practice, for a practice report' }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    format: Flags.string({
      description: `formats, joined by commas: ${FORMATS.join(', ')}`,
      default: FORMATS.join(','),
    }),
    out: Flags.string({ description: 'folder of the files; default "reports" in the workspace' }),
    'as-at': Flags.string({ description: 'day the report speaks of, yyyy-mm-dd; default today' }),
    run: Flags.string({ description: 'report this run; default the newest of each practice' }),
    'suppress-small-numbers': Flags.boolean({
      description: 'for a report that leaves the programme: counts of 1 to 7 patients become *',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/report-files/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ReportsBuild);
    const report = await this.inWorkspace(flags, (context) =>
      buildReport(context, {
        kind: args.kind === 'practice' ? 'practice' : 'programme',
        organisation: args.org,
        formats: flags.format.split(',').map((format) => format.trim()),
        out: flags.out,
        asAt: flags['as-at'],
        run: flags.run,
        suppressSmallNumbers: flags['suppress-small-numbers'],
      }),
    );
    if (flags.json) return this.printJson(report);
    this.log(report.headline);
    for (const file of report.files) this.log(file.path);
  }
}
