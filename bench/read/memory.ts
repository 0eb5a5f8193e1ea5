import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Payload } from './payloads.ts';

const CHILD = fileURLToPath(new URL('memory-child.ts', import.meta.url));

/** Most memory a process takes that reads the answer `times` times, beyond what it held before, in bytes. */
export function memoryOf({ format, files }: Payload, times: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  try {
    const paths = files.map((content, index) => {
      const path = join(folder, String(index));
      writeFileSync(path, content);
      return path;
    });
    const argv = ['--expose-gc', CHILD, format, String(times), ...paths];
    const told = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as {
      before: number;
      peak: number;
    };
    return told.peak - told.before;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
