import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flush, run } from '@oclif/core';
import { EXIT } from '../base/expected-error.ts';
import { loadCommandTable } from './command-table.ts';
import { describeFailure } from './failure.ts';

/** How the entry scripts start the tool. */
export interface MainOptions {
  /** `import.meta.url` of the entry script. */
  readonly entry: string;
  /** Run the TypeScript sources instead of `dist`. */
  readonly sources: boolean;
}

/** Loads the command table and runs the command named on the command line. */
export async function main(options: MainOptions): Promise<void> {
  const output = watchOutput();
  let commands: readonly string[] = [];
  try {
    const root = dirname(dirname(fileURLToPath(options.entry)));
    const table = await loadCommandTable(root, options.sources);
    commands = table.commandIDs;
    await run(process.argv.slice(2), table);
  } catch (error) {
    const failure = describeFailure(error, commands);
    if (failure.text !== '') process.stderr.write(failure.text);
    process.exitCode = failure.exit;
  } finally {
    await Promise.race([flush(), output.closed]);
  }
  if (output.isUnwritable()) process.exitCode = EXIT.usage;
}

/**
 * Watches standard output. `mig2hie … | head` closes the pipe early: that is the reader's choice, so the
 * work goes on unread and keeps its own exit code. An output that cannot be written is told once.
 */
function watchOutput(): { readonly closed: Promise<void>; readonly isUnwritable: () => boolean } {
  let told = false;
  // oclif would throw from within the stream, past everything that could tell it plainly.
  process.stdout.removeAllListeners('error');
  const closed = new Promise<void>((resolve) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && !told) {
        told = true;
        process.stderr.write(
          `Error: the output cannot be written (${error.code ?? 'unknown reason'}).\n`,
        );
      }
      resolve();
    });
  });
  return { closed, isUnwritable: () => told };
}
