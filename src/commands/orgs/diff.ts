import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { KIND_FILTERS } from '../../workflow/register/list-organisations.ts';

export default class OrgsDiff extends BaseCommand {
  static override summary = 'Say what changed in the register between two days, or two files.';
  static override description =
    'Each change has two days: the day it took effect, as the data say it, and the day of the first file that shows it. What no evidence explains is unknown: a code that is in one file only counts as opened or closed when a date says so. Kinds are not filtered unless --kind is given.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 2020-01-31 2020-04-30 --kind gp-practice',
    '<%= config.bin %> <%= command.id %> epraccur-2020-01-31.csv epraccur-2020-04-30.csv --json',
    '<%= config.bin %> <%= command.id %> 1 4 --filter change=recommissioned --csv',
  ];
  static override args = {
    from: Args.string({
      description: 'a day (yyyy-mm-dd), an imported file or its name, or the number of an import',
      required: true,
    }),
    to: Args.string({ description: 'the later one, named the same way', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    kind: Flags.string({
      description: 'only organisations of this kind, before or after',
      options: [...KIND_FILTERS],
    }),
    json: Flags.boolean({ description: 'print mig2hie/organisation-diff/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OrgsDiff);
    const { showOrganisationDiff } = await import('../../workflow/register/diff-organisations.ts');
    const { diffTable } = await import('../../cli/columns/diff-columns.ts');
    const document = await this.inWorkspace(flags, (context) =>
      showOrganisationDiff(context, { ...args, kind: flags.kind }),
    );
    if (flags.json) return this.printJson(document);
    this.printTable(diffTable(document), flags);
  }
}
