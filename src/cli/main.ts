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
  endQuietlyWhenNobodyReads();
  try {
    const root = dirname(dirname(fileURLToPath(options.entry)));
    await run(process.argv.slice(2), await loadCommandTable(root, options.sources));
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.text !== '') process.stderr.write(failure.text);
    process.exitCode = failure.exit;
  } finally {
    await flush();
  }
}

/** `mig2hie … | head` closes the pipe early: that is the reader's choice, not a failure. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
}
