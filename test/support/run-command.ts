import { join } from 'node:path';
import { format } from 'node:util';
import { vi } from 'vitest';
import { describeFailure } from '../../src/cli/failure.ts';
import { ROOT } from './source-files.ts';

/** What a command printed and how it left. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

// Lines are as wide as on a screen of 100 columns, however wide the window is that runs the tests.
process.env['COLUMNS'] = '100';

/** Runs a command in this process as `main` would: `runCommand('runs show', ['ID', '--json'])`. */
export async function runCommand(id: string, argv: readonly string[] = []): Promise<CommandResult> {
  const path = id === 'compare' ? 'compare/index' : id.replaceAll(' ', '/');
  const { default: Chosen } = (await import(join(ROOT, 'src/commands', `${path}.ts`))) as {
    default: { run(argv: string[], options: { root: string }): Promise<unknown> };
  };
  const printed = { stdout: '', stderr: '' };
  // oclif prints through the console, which the test runner replaces by its own.
  const capture = (name: 'log' | 'error', stream: 'stdout' | 'stderr') =>
    vi.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
      printed[stream] += `${format(...parts)}\n`;
    });
  const spies = [capture('log', 'stdout'), capture('error', 'stderr')];
  let code = 0;
  try {
    await Chosen.run([...argv], { root: ROOT });
  } catch (error) {
    const failure = describeFailure(error);
    printed.stderr += failure.text;
    code = failure.exit;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { code, ...printed };
}
