import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';

/** A file to write. */
export interface FileToWrite {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files so that nobody ever reads half of one: each is written beside its place, and they are
 * renamed into their places once all of them are written. A failure leaves no draft behind.
 */
export function writeTogether(files: readonly FileToWrite[]): void {
  const drafts: { readonly draft: string; readonly path: string }[] = [];
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.draft`;
      drafts.push({ draft, path });
      writeFileSync(draft, text, { flush: true });
    }
    for (const { draft, path } of drafts) renameSync(draft, path);
  } catch (cause) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw new ExpectedError({
      code: 'MIG2HIE_REPORT_UNWRITABLE',
      exit: EXIT.usage,
      message: `The report could not be written to ${dirname(files[0]?.path ?? '.')} (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
      next: ['Check that the folder can be written, or name another one with --out.'],
      cause,
    });
  }
}
