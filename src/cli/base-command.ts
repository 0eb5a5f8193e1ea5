import { Command, Flags } from '@oclif/core';
import type { Context } from '../workflow/context.ts';
import { createProgress } from './progress.ts';

/** Flags of every command that works in a workspace. */
export const workspaceFlags = {
  workspace: Flags.string({
    char: 'w',
    description: 'folder made by "mig2hie init"',
    default: '.',
    env: 'MIG2HIE_WORKSPACE',
    helpGroup: 'GLOBAL',
  }),
};

/** Flags of every command. */
export const commonFlags = {
  quiet: Flags.boolean({
    char: 'q',
    description: 'no progress on stderr',
    default: false,
    helpGroup: 'GLOBAL',
  }),
};

/** What every command shares: printing, exit codes, and the context of a workspace. */
export abstract class BaseCommand extends Command {
  /** Prints a stable document; one line when `compact`. */
  protected printJson(document: unknown, compact = false): void {
    this.log(compact ? JSON.stringify(document) : JSON.stringify(document, null, 2));
  }

  /** Opens the workspace, hands its context to `work`, and closes it whatever happens. */
  protected async inWorkspace<T>(
    flags: { readonly workspace: string; readonly quiet: boolean },
    work: (context: Context) => Promise<T> | T,
  ): Promise<T> {
    const { openContext } = await import('../workflow/context.ts');
    const context = openContext({
      directory: flags.workspace,
      progress: createProgress({ quiet: flags.quiet }),
    });
    try {
      return await work(context);
    } finally {
      context.close();
    }
  }

  /** Errors are told once, by `main`. */
  protected override catch(error: Error): Promise<never> {
    return Promise.reject(error);
  }
}
