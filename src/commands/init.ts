import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { nextSteps } from '../cli/lines/next-steps.ts';

export default class Init extends BaseCommand {
  static override summary = 'Make a workspace: configuration, store, and keys outside it.';
  static override description =
    'Nothing is overwritten, and nothing is left behind when a step fails. The key file is needed to open what the store holds: keep a safe copy of it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> parity-2027',
    '<%= config.bin %> <%= command.id %> trial --mig-url http://127.0.0.1:8401/MiG --hie-url http://127.0.0.1:8402/fhir',
  ];
  static override args = {
    dir: Args.string({
      description: 'folder of the workspace; made when it is not there',
      default: '.',
    }),
  };
  static override flags = {
    keys: Flags.string({
      description:
        'folder for the key file, outside the workspace; default: mig2hie/keys in your configuration folder',
      helpValue: 'DIR',
    }),
    'mig-url': Flags.string({ description: 'address of the MIG', helpValue: 'URL' }),
    'hie-url': Flags.string({ description: 'address of the HIE', helpValue: 'URL' }),
    json: Flags.boolean({ description: 'print where everything was put as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init);
    const { initWorkspace } = await import('../workflow/init-workspace.ts');
    const made = initWorkspace({
      directory: args.dir,
      keys: flags.keys,
      migUrl: flags['mig-url'],
      hieUrl: flags['hie-url'],
    });
    if (flags.json) return this.printJson({ schema: 'mig2hie/workspace/1', ...made });
    this.log(`Workspace      ${made.directory}`);
    this.log(`Configuration  ${made.config}`);
    this.log(`Store          ${made.store}`);
    this.log(
      `Keys           ${made.keyFile} (${made.keyId}): keep a safe copy, never beside the store`,
    );
    const missing = [
      ...(flags['mig-url'] === undefined ? ['MIG'] : []),
      ...(flags['hie-url'] === undefined ? ['HIE'] : []),
    ];
    const steps = nextSteps({ directory: args.dir, config: made.config, missing });
    for (const line of steps) this.log(line);
  }
}
