import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags, workspaceFlags } from '../../cli/base-command.ts';
import { importNumberArg } from '../../cli/flags/import-number-arg.ts';
import { revertLines } from '../../cli/columns/imports-columns.ts';
import { revertImport } from '../../workflow/register/revert-import.ts';

export default class ImportsRevert extends BaseCommand {
  static override summary = 'Take an import back, so that answers are those of before it.';
  static override description =
    'Nothing is deleted: the import stays on record with who took it back and why, and nothing reads it any more. Its file can be imported again.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 3 --dry-run',
    '<%= config.bin %> <%= command.id %> 3 --by "programme lead" --why "export of the wrong month"',
  ];
  static override args = {
    id: importNumberArg({ required: true }),
  };
  static override flags = {
    ...commonFlags,
    ...workspaceFlags,
    by: Flags.string({
      description: 'who takes it back, by name or role; needed unless --dry-run',
      helpValue: 'NAME',
      default: '',
    }),
    why: Flags.string({
      description: 'why, in plain words; needed unless --dry-run',
      helpValue: 'TEXT',
      default: '',
    }),
    'dry-run': Flags.boolean({
      description: 'tell what would change, change nothing',
      default: false,
    }),
    json: Flags.boolean({ description: 'print mig2hie/import/1', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ImportsRevert);
    const { by, why, 'dry-run': dryRun } = flags;
    const document = await this.inWorkspace(flags, (context) =>
      revertImport(context, { id: args.id, by, why, dryRun }),
    );
    if (flags.json) return this.printJson(document);
    for (const line of revertLines(document)) this.log(line);
  }
}
