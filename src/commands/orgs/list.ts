import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeSources } from '../../cli/sources.ts';
import { formatTable } from '../../cli/table.ts';
import {
  KIND_FILTERS,
  STATUS_FILTERS,
  listOrganisations,
} from '../../workflow/list-organisations.ts';

export default class OrgsList extends BaseCommand {
  static override summary = 'List organisations as at a day.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --kind gp-practice --status active --as-at 2020-01-31',
    '<%= config.bin %> <%= command.id %> --pcn U90001 --json',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    'as-at': Flags.string({ description: 'as the register stood on this day; default today' }),
    kind: Flags.string({ description: 'only this kind', options: [...KIND_FILTERS] }),
    status: Flags.string({
      description: 'only this status; unknown: the file does not say it',
      options: [...STATUS_FILTERS],
    }),
    commissioner: Flags.string({ description: 'only of this commissioner (code)' }),
    pcn: Flags.string({ description: 'only members of this PCN (code)' }),
    supplier: Flags.string({ description: 'only with this supplier of their GP system' }),
    json: Flags.boolean({ description: 'print mig2hie/organisations/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(OrgsList);
    const document = await this.inWorkspace(flags, (context) =>
      listOrganisations(context, { ...flags, asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    const rows = document.organisations.map((one) =>
      [
        one.code,
        one.name,
        one.kind,
        one.status ?? 'not said',
        one.commissioner,
        one.pcn,
        one.supplier,
      ].map((text) => text ?? '-'),
    );
    if (rows.length > 0) for (const line of formatTable(COLUMNS, rows)) this.log(line);
    const filters = FILTERS.flatMap((name) =>
      flags[name] === undefined ? [] : [`${name} ${flags[name]}`],
    );
    this.log(
      `${document.count} organisations as at ${document.asAt}${filters.length > 0 ? ', ' : ''}${filters.join(', ')}.`,
    );
    for (const line of describeSources(document.sources)) this.log(line);
  }
}

const FILTERS = ['kind', 'status', 'commissioner', 'pcn', 'supplier'] as const;

const COLUMNS = ['code', 'name', 'kind', 'status', 'commissioner', 'pcn', 'supplier'].map(
  (title) => ({ title }),
);
