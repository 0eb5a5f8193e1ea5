import { Command, Flags, type Interfaces } from '@oclif/core';
import type { Context } from '../workflow/context.ts';
import { type ListTable, listLines } from './table/list-table.ts';
import { harmless, harmlessJson } from './harmless.ts';
import { createProgress } from './progress.ts';
import { type TableChoice, checkTableChoice, shieldTableValues } from './flags/table-flags.ts';
import { terminalWidth } from './table/terminal-width.ts';

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
    const json = compact ? JSON.stringify(document) : JSON.stringify(document, null, 2);
    this.log(harmlessJson(json));
  }

  /** Names and reasons come from files: none of them commands the terminal. */
  override log(message = '', ...values: unknown[]): void {
    super.log(harmless(message), ...values);
  }

  /** The same on stderr. */
  override logToStderr(message = '', ...values: unknown[]): void {
    super.logToStderr(harmless(message), ...values);
  }

  /** Prints a list as the flags of its table ask, no wider than the window. */
  protected printTable<Row>(list: ListTable<Row>, choice: TableChoice): void {
    const lines = listLines(list, choice, this.width);
    // One write: thousands of lines one by one take longer than making them.
    if (lines.length > 0) this.log(lines.join('\n'));
  }

  /** How wide lines for people may be. */
  protected get width(): number {
    return terminalWidth(process.stdout, process.env);
  }

  /** Values of table flags may begin with a minus. */
  protected override async init(): Promise<void> {
    await super.init();
    if (this.printsTable) this.argv = shieldTableValues(this.argv);
  }

  private get printsTable(): boolean {
    return 'sort' in this.ctor.flags;
  }

  /** Flags that would do nothing beside one another are refused before any work is done. */
  protected override async parse<
    F extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    B extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    A extends Interfaces.OutputArgs<Interfaces.ArgInput>,
  >(
    options?: Interfaces.Input<F, B, A>,
    argv?: string[],
  ): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse(options, argv);
    if (this.printsTable) checkTableChoice(parsed.flags);
    return parsed;
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
