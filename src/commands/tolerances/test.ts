import { Args, Flags } from '@oclif/core';
import { EXIT } from '../../base/expected-error.ts';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { createProgress } from '../../cli/progress.ts';
import { describeTests } from '../../cli/lines/tolerance-lines.ts';

export default class TolerancesTest extends BaseCommand {
  static override summary =
    'Run tolerances against every seeded fault, and refuse one that hides a serious one.';
  static override description =
    'Every fault is put into several invented patients, in each pair of formats the tolerance may reach. One that would hide a fault that is considerable or worse is refused, and leaves with 1. What passes is kept with the hash of its content and of the rules; with --file nothing is kept, and no workspace is needed.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> sodium-range --json',
    '<%= config.bin %> <%= command.id %> --file tolerance.yaml',
  ];
  static override args = {
    id: Args.string({ description: 'only this tolerance' }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    file: Flags.string({ description: 'the tolerances of this file', helpValue: 'FILE' }),
    patients: Flags.integer({
      description: 'patients for each fault and pair of formats',
      min: 3,
      max: 50,
      default: 3,
      helpValue: 'N',
    }),
    json: Flags.boolean({ description: 'print mig2hie/tolerance-tests/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TolerancesTest);
    const { testFile, testStored } = await import('../../workflow/tolerances/test-tolerances.ts');
    const { file, patients } = flags;
    const progress = createProgress({ quiet: flags.quiet });
    const tested =
      file === undefined
        ? await this.inWorkspace(flags, (context) => testStored(context, { id: args.id, patients }))
        : testFile(file, { id: args.id, patients, progress });
    if (flags.json) this.printJson(tested);
    else for (const line of describeTests(tested, this.width)) this.log(line);
    if (tested.tests.some(({ passed }) => !passed)) this.exit(EXIT.notMet);
  }
}
