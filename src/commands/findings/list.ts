import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeFindings } from '../../cli/finding-lines.ts';
import { ITEM_WORDS, SEVERITY_WORDS } from '../../workflow/words.ts';

export default class FindingsList extends BaseCommand {
  static override summary = 'List stored findings, the worst first.';
  static override description =
    'Without --run or --all-runs: of the newest comparison of each planned patient, which is what the gates rest on.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --severity considerable',
    '<%= config.bin %> <%= command.id %> --practice X90001 --item medication --json',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    run: Flags.string({ description: 'of the comparisons of this run', helpValue: 'ID' }),
    'all-runs': Flags.boolean({
      description: 'of every comparison ever made, with the run; the same finding may repeat',
      default: false,
      exclusive: ['run'],
    }),
    practice: Flags.string({ description: 'only of this practice', helpValue: 'CODE' }),
    severity: Flags.option({
      description: 'only of this severity and worse',
      options: SEVERITY_WORDS,
      helpValue: 'SEVERITY',
    })(),
    kind: Flags.string({
      description: 'only of this kind, such as dose-changed',
      helpValue: 'KIND',
    }),
    item: Flags.option({
      description: 'only of this data item',
      options: ITEM_WORDS,
      helpValue: 'ITEM',
    })(),
    limit: Flags.integer({ description: 'no more than this many', min: 1, helpValue: 'N' }),
    json: Flags.boolean({ description: 'print the findings as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FindingsList);
    const { listFindings } = await import('../../workflow/list-findings.ts');
    const { run, practice, severity, kind, item, limit } = flags;
    const allRuns = flags['all-runs'];
    const listed = await this.inWorkspace(flags, (context) =>
      listFindings(context, { run, allRuns, practice, severity, kind, item, limit }),
    );
    if (flags.json) return this.printJson(listed);
    for (const line of describeFindings(listed, flags)) this.log(line);
  }
}
