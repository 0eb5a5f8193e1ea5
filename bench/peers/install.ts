import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs the peers that have a lock file of their own, without running any script of theirs; why it
 * cannot be done, or undefined. They stay out of the project's own lock: nobody has kept what they need.
 */
export function installPeers(): string | undefined {
  if (existsSync(`${FOLDER}node_modules/.package-lock.json`)) return undefined;
  const argv = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const ended = spawnSync('npm', argv, { cwd: FOLDER, encoding: 'utf8', timeout: INSTALL_MS });
  if (ended.status === 0) return undefined;
  // What npm says names hosts; its code alone tells enough.
  const code = /npm error code (\w+)/.exec(ended.stderr ?? '')?.[1] ?? `status ${ended.status}`;
  return `not installed: npm ci in bench/peers failed (${code})`;
}

const INSTALL_MS = 60_000;
