import { EXIT } from '../../base/expected-error.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { compareFlags } from '../../cli/flags/compare-flags.ts';
import { checkReachedEnd, describeResult, describeStart } from '../../cli/lines/run-lines.ts';
import { stopOnSignal } from '../../cli/stop-on-signal.ts';
import type { RunStart } from '../../workflow/compare/compare-run.ts';
import { worstAtLeast } from '../../workflow/words.ts';

export default class Compare extends BaseCommand {
  static override summary = 'Fetch and compare the sample patients from both gateways.';
  static override description =
    'Each answer is stored, sealed, before anything reads it. A run that was stopped or killed goes on with --run and asks nobody twice.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --practice X90001 --fail-on major',
    '<%= config.bin %> <%= command.id %> --run r20270301-090000-1a2b3c',
    '<%= config.bin %> <%= command.id %> --run r20270301-090000-1a2b3c --pending',
  ];
  static override flags = compareFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(Compare);
    const { compareRun } = await import('../../workflow/compare/compare-run.ts');
    const options = {
      practices: flags.practice ?? [],
      resume: flags.run,
      pending: flags.pending,
      runId: flags['run-id'],
      concurrency: flags.concurrency,
      samples: flags.samples,
      dryRun: flags['dry-run'],
      asAt: flags['as-at'],
      onStart: (start: RunStart) => this.logToStderr(describeStart(start)),
    };
    const result = await stopOnSignal(
      () => this.logToStderr('Stopping: what is under way is finished, nothing more is begun.'),
      (drain) => this.inWorkspace(flags, (context) => compareRun(context, { ...options, drain })),
    );
    if (flags.json) this.printJson(result);
    else for (const line of describeResult(result)) this.log(line);
    checkReachedEnd(result);
    if (worstAtLeast(result.totals.findings, flags['fail-on'])) this.exit(EXIT.notMet);
  }
}
