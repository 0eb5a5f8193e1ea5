import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { runCommand } from '../support/run-command.ts';
import { makeWorkspace } from '../support/workspace.ts';

// Windows has neither; there the same names are files that do not exist.
describe.runIf(process.platform !== 'win32')('what has no end is never read', () => {
  const folder = temporaryFolder();
  const urls = { migUrl: 'http://127.0.0.1:9/mig', hieUrl: 'http://127.0.0.1:9/fhir' };
  const where = ['--workspace', makeWorkspace(folder, urls, []).directory];
  const pipe = join(folder, 'nobody-writes.pipe');
  execFileSync('mkfifo', [pipe]);

  test.each([
    ['inspect', []],
    ['samples import', where],
    ['orgs import', ['--as-at', '2020-01-31', ...where]],
  ])('%s refuses a device and a pipe', async (command, argv) => {
    for (const path of ['/dev/zero', pipe]) {
      const result = await runCommand(command, [path, ...argv]);
      expect(result.code).toBe(2);
      expect(result.stderr).toContain('it is a device or a pipe, not a file');
      expect(result.stderr).toContain('Next:');
    }
  });
});
