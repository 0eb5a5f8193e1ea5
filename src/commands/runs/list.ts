import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { formatTable } from '../../cli/table.ts';

export default class RunsList extends BaseCommand {
  static override summary = 'List past runs, newest first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --practice X90001 --json',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    practice: Flags.string({
      description: 'only runs that planned patients of this practice, with its counts',
      helpValue: 'CODE',
    }),
    json: Flags.boolean({ description: 'print the runs as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(RunsList);
    const { listRuns } = await import('../../workflow/list-runs.ts');
    const { practice } = flags;
    const listed = await this.inWorkspace(flags, (context) => listRuns(context, { practice }));
    if (flags.json) return this.printJson(listed);
    if (listed.runs.length === 0) return this.log('No run yet. Next: mig2hie compare');
    const rows = listed.runs.map((run) => [
      run.id,
      run.state,
      run.startedAt,
      run.finishedAt ?? '-',
      `${run.compared} of ${run.planned}`,
    ]);
    const columns = [
      { title: 'run' },
      { title: 'state' },
      { title: 'started' },
      { title: 'finished' },
      { title: 'compared', align: 'right' as const },
    ];
    for (const line of formatTable(columns, rows)) this.log(line);
  }
}
