import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { unmetTable } from '../../cli/columns/gate-columns.ts';
import { tableFlags } from '../../cli/flags/table-flags.ts';
import { GATE_IDS, checkGates } from '../../workflow/flows/check-gates.ts';

export default class GatesCheck extends BaseCommand {
  static override summary =
    'Check the gates of an organisation, or of all; leaves with 1 when one is not met.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> X90001',
    '<%= config.bin %> <%= command.id %> --gate parity --json',
    '<%= config.bin %> <%= command.id %> --sort gate,code --csv',
  ];
  static override args = {
    org: Args.string({ description: 'ODS code of a practice or a consumer; without it, all' }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    ...tableFlags,
    gate: Flags.string({ description: 'only this gate', options: [...GATE_IDS] }),
    'as-at': Flags.string({ description: 'as things stood on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/gate-check/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(GatesCheck);
    const request = { organisation: args.org, gate: flags.gate, asAt: flags['as-at'] };
    const check = await this.inWorkspace(flags, (context) => checkGates(context, request));
    if (flags.json) this.printJson(check);
    else this.printTable(unmetTable(check), flags);
    if (!check.met) this.exit(1);
  }
}
