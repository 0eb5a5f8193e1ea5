import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/flags/day-flag.ts';
import { MAP_SYSTEM_WORDS } from '../../workflow/maps/code-maps.ts';

export default class MapsShow extends BaseCommand {
  static override summary =
    'Show what the code maps say of one code, each with the row that says it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 44J-2',
    '<%= config.bin %> <%= command.id %> XE0Uc --system ctv3 --json',
  ];
  static override args = {
    code: Args.string({ description: 'a Read v2 or CTV3 code, or a SNOMED id', required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    system: Flags.string({
      description: 'the code system it belongs to; default each of them',
      options: [...MAP_SYSTEM_WORDS],
    }),
    'with-value': Flags.boolean({
      description: 'as for an entry with a value, for which the alternate maps count',
      default: false,
    }),
    'as-at': dayFlag({ description: 'by the maps in use on this day; default today' }),
    json: Flags.boolean({ description: 'print mig2hie/code-map-answers/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MapsShow);
    const { showCode } = await import('../../workflow/maps/code-maps.ts');
    const { mapAnswerLines } = await import('../../cli/lines/map-lines.ts');
    const { system, 'with-value': withValue, 'as-at': asAt } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      showCode(context, { code: args.code, system, withValue, asAt }),
    );
    if (flags.json) return this.printJson(document);
    for (const line of mapAnswerLines(document, this.width)) this.log(line);
  }
}
