import { Args, Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { describeClassified } from '../../cli/lines/finding-lines.ts';
import { CLASS_WORDS } from '../../workflow/words.ts';

export default class FindingsClassify extends BaseCommand {
  static override summary =
    'Say what findings are: by design, a supplier defect, timing and so on.';
  static override description =
    'What is said stays with the finding in later runs, and is only ever added to. It changes no verdict: only a tolerance does. A finding that comes back with another severity or other values is open again.';
  static override strict = false;
  static override examples = [
    '<%= config.bin %> <%= command.id %> 69bf76dfd64ad7b7 --as supplier-defect --by "A. Clinician" --why "Raised with the supplier as 4711."',
  ];
  static override args = {
    ids: Args.string({ description: 'ids of findings, one or more', required: true }),
  };
  static override flags = {
    ...workspaceFlags,
    ...commonFlags,
    as: Flags.option({
      description: 'what they are',
      options: CLASS_WORDS,
      required: true,
      helpValue: 'CLASS',
    })(),
    by: Flags.string({ description: 'who says so', required: true, helpValue: 'NAME' }),
    why: Flags.string({
      description: 'why, without anything that identifies a patient',
      required: true,
      helpValue: 'TEXT',
    }),
    hazard: Flags.string({ description: 'id in the hazard log', helpValue: 'ID' }),
    json: Flags.boolean({ description: 'print mig2hie/classified/1', default: false }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(FindingsClassify);
    const { classifyFindings } = await import('../../workflow/findings/classify-findings.ts');
    const { as, by, why, hazard } = flags;
    const classified = await this.inWorkspace(flags, (context) =>
      classifyFindings(context, { ids: argv.map(String), as, by, why, hazard }),
    );
    if (flags.json) return this.printJson(classified);
    for (const line of describeClassified(classified)) this.log(line);
  }
}
