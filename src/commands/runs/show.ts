import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeKinds, describeRefusals, describeTotals } from '../../cli/lines/run-lines.ts';
import { formatTable } from '../../cli/table/table.ts';
import type { RunDocument } from '../../workflow/compare/list-runs.ts';

export default class RunsShow extends BaseCommand {
  static override summary = 'Show what a run covered and found.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> r20270301-090000-1a2b3c',
    '<%= config.bin %> <%= command.id %> r20270301-090000-1a2b3c --json --comparisons > comparisons.ndjson',
  ];
  static override args = { run: Args.string({ description: 'id of the run', required: true }) };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    // No defaults: a flag that is false would count as given where another depends on it.
    json: Flags.boolean({ description: 'print the run as JSON' }),
    comparisons: Flags.boolean({
      description: 'print the comparison documents in plan order, one a line',
      dependsOn: ['json'],
      exclusive: ['responses'],
    }),
    responses: Flags.boolean({
      description: 'print the manifest of stored answers (hashes, sizes, times), one a line',
      dependsOn: ['json'],
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(RunsShow);
    const runs = await import('../../workflow/compare/list-runs.ts');
    await this.inWorkspace(flags, async (context) => {
      if (flags.comparisons) {
        for await (const text of runs.exportComparisons(context, args.run)) this.log(text);
      } else if (flags.responses) {
        for await (const one of runs.exportResponses(context, args.run)) this.printJson(one, true);
      } else {
        const document = await runs.showRun(context, args.run);
        if (flags.json) this.printJson(document);
        else this.tell(document);
      }
    });
  }

  private tell({ run, totals, practices, refusals }: RunDocument): void {
    this.log(`Run ${run.id} ${run.state}, started ${run.startedAt}, as at ${run.asAt}.`);
    for (const line of describeTotals(totals)) this.log(line);
    for (const line of describeRefusals(refusals)) this.log(line);
    this.log();
    for (const line of describeKinds(totals, this.width)) this.log(line);
    this.log();
    const rows = practices.map((one) => [
      one.practice,
      `${one.compared} of ${one.planned}`,
      String(one.findings),
    ]);
    const columns = [
      { title: 'practice' },
      { title: 'compared', align: 'right' as const },
      { title: 'findings', align: 'right' as const },
    ];
    for (const line of formatTable(columns, rows, { width: this.width })) this.log(line);
    if (totals.compared === 0) return;
    this.log(`Next: mig2hie findings list --run ${run.id} --by cause`);
  }
}
