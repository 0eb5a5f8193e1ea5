import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { toleranceFlags } from '../../cli/flags/tolerance-flags.ts';
import { describeTolerances } from '../../cli/lines/tolerance-lines.ts';

export default class TolerancesAdd extends BaseCommand {
  static override summary =
    'Propose a tolerance: which difference is acceptable, why, and until when.';
  static override description =
    'Its examples are checked at once. It covers nothing until it passed "tolerances test" and somebody other than its author approved it. docs/tolerances.md shows a file.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --file tolerance.yaml',
    '<%= config.bin %> <%= command.id %> --id sodium-range --kind range-changed --item investigations --value "133 – 146=>133 – 147" --hie-format gpconnect-structured --reason "The laboratory gives both." --hazard HAZ-012 --by "A. Author" --expires 2027-01-31 --budget 20 --must-match "133 – 146=>133 – 147" --must-not-match "133 – 146=>3.5 – 5.3"',
  ];
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    ...toleranceFlags,
    json: Flags.boolean({ description: 'print mig2hie/tolerances/1', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(TolerancesAdd);
    const { addToleranceFile, addTolerances } =
      await import('../../workflow/tolerances/add-tolerances.ts');
    const { draftTolerance } = await import('../../workflow/tolerances/draft-tolerance.ts');
    const { file } = flags;
    const added = await this.inWorkspace(flags, async (context) =>
      file === undefined
        ? addTolerances(context, [await draftTolerance(context, flags)], 'The tolerance')
        : addToleranceFile(context, file),
    );
    if (flags.json) return this.printJson(added);
    for (const line of describeTolerances(added, this.width)) this.log(line);
  }
}
