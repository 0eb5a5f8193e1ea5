import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/flags/day-flag.ts';
import { organisationTable } from '../../cli/columns/organisation-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import {
  KIND_FILTERS,
  STATUS_FILTERS,
  listOrganisations,
} from '../../workflow/register/list-organisations.ts';

export default class OrgsList extends BaseCommand {
  static override summary = 'List organisations as at a day.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --kind gp-practice --status active --as-at 2020-01-31',
    '<%= config.bin %> <%= command.id %> --pcn U90001 --json',
    '<%= config.bin %> <%= command.id %> --wave "Wave 2" --extended --csv',
  ];
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    'as-at': dayFlag({ description: 'as the register stood on this day; default today' }),
    kind: Flags.string({ description: 'only this kind', options: [...KIND_FILTERS] }),
    status: Flags.string({
      description: 'only this status; unknown: the file does not say it',
      options: [...STATUS_FILTERS],
    }),
    commissioner: Flags.string({ description: 'only of this commissioner (code)' }),
    pcn: Flags.string({ description: 'only members of this PCN (code)' }),
    supplier: Flags.string({ description: 'only with this supplier of their GP system' }),
    place: Flags.string({ description: 'only of this place' }),
    wave: Flags.string({ description: 'only of this wave' }),
    role: Flags.string({ description: 'only with this role in force (code, such as RO76)' }),
    json: Flags.boolean({ description: 'print mig2hie/organisations/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(OrgsList);
    const document = await this.inWorkspace(flags, (context) =>
      listOrganisations(context, { ...flags, asAt: flags['as-at'] }),
    );
    if (flags.json) return this.printJson(document);
    const filters = FILTERS.flatMap((name) =>
      flags[name] === undefined ? [] : [`${name} ${flags[name]}`],
    );
    this.printTable(organisationTable(document, filters), flags);
  }
}

const FILTERS = [
  'kind',
  'status',
  'commissioner',
  'pcn',
  'supplier',
  'place',
  'wave',
  'role',
] as const;
