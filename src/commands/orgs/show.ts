import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { formatTable } from '../../cli/table.ts';
import { showOrganisation } from '../../workflow/list-organisations.ts';

export default class OrgsShow extends BaseCommand {
  static override summary = 'Show one organisation, and what each snapshot said of it.';
  static override examples = ['<%= config.bin %> <%= command.id %> X90001'];
  static override args = {
    code: Args.string({ description: 'ODS code', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({ description: 'as the register stood on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/organisation/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OrgsShow);
    const document = await this.inWorkspace(flags, (context) =>
      showOrganisation(context, { code: args.code, asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    const { organisation } = document;
    if (organisation === null) this.log(`Not listed as at ${document.asAt}.`);
    else {
      const facts = Object.entries(organisation).map(([field, value]) => [
        field,
        value ?? 'not said',
      ]);
      for (const line of formatTable([{ title: 'as at' }, { title: document.asAt }], facts))
        this.log(line);
    }
    this.log('');
    const rows = document.snapshots.map((one) =>
      [one.asAt, one.status ?? 'not said', one.commissioner, one.kind, one.name, one.file].map(
        (text) => text ?? '-',
      ),
    );
    for (const line of formatTable(COLUMNS, rows)) this.log(line);
  }
}

const COLUMNS = ['snapshot', 'status', 'commissioner', 'kind', 'name', 'file'].map((title) => ({
  title,
}));
