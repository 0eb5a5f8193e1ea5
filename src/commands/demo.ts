import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags } from '../cli/base-command.ts';
import { createProgress } from '../cli/progress.ts';
import { regionFlags, regionOf } from '../cli/flags/region-flags.ts';

export default class Demo extends BaseCommand {
  static override summary = 'Do the whole job on a synthetic region, with no access to anything.';

  static override description =
    'Starts both gateways on this machine, seeds faults into some records, imports the register, compares every sample patient, writes the reports, and holds them against what was seeded. Leaves with 1 when a seeded fault is not named or something else is.';

  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --dir /tmp/demo --practices 8 --patients 40 --seed tuesday',
  ];

  static override flags = {
    ...commonFlags,
    ...regionFlags,
    dir: Flags.string({
      description: 'folder for everything that is written',
      default: 'mig2hie-demo',
    }),
    json: Flags.boolean({ description: 'print what was done and found as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Demo);
    const { runDemo } = await import('../workflow/demo/demo.ts');
    const { demoLines } = await import('../workflow/demo/demo-words.ts');
    const result = await runDemo({
      directory: flags.dir,
      ...regionOf(flags),
      progress: createProgress(flags),
      say: (line) => (flags.json ? undefined : this.log(line)),
    });
    if (flags.json) this.printJson(result);
    else for (const line of demoLines(result)) this.log(line);
    if (result.check.named < result.check.seeded || result.check.unexpected.length > 0)
      this.exit(1);
  }
}
