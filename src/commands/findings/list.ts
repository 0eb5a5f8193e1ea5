import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { formatTable } from '../../cli/table.ts';
import { ITEM_WORDS, SEVERITY_WORDS } from '../../workflow/words.ts';

export default class FindingsList extends BaseCommand {
  static override summary = 'List stored findings, the worst first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --severity considerable',
    '<%= config.bin %> <%= command.id %> --practice X90001 --item medication --json',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    run: Flags.string({ description: 'only of this run', helpValue: 'ID' }),
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
    const listed = await this.inWorkspace(flags, (context) =>
      listFindings(context, { run, practice, severity, kind, item, limit }),
    );
    if (flags.json) return this.printJson(listed);
    if (listed.count === 0) return this.log('No finding matches.');
    const rows = listed.findings.map((one) => [
      one.severity,
      one.kind,
      one.item ?? '-',
      one.practice,
      one.case,
      one.id,
    ]);
    const titles = ['severity', 'finding', 'item', 'practice', 'patient', 'id'];
    for (const line of formatTable(
      titles.map((title) => ({ title })),
      rows,
    ))
      this.log(line);
    this.log(`${listed.count} findings. Next: mig2hie findings show ID`);
  }
}
