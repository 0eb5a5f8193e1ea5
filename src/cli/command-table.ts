import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '@oclif/core';

const MANIFEST = 'oclif.manifest.json';

/** Folders whose files say what the commands are. */
const SOURCES = ['src/commands', 'src/cli'];

/**
 * Loads the table of commands. A package brings it ready made (`oclif.manifest.json`). A clone keeps one
 * too, made again whenever a command is newer: without it every command would be loaded to run one.
 */
export async function loadCommandTable(root: string, sources: boolean): Promise<Config> {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    oclif: Record<string, unknown>;
  };
  if (!sources) return Config.load({ root, pjson: pjson as never });
  pjson.oclif = { ...pjson.oclif, commands: './src/commands' };
  const fresh = isFresh(root);
  if (!fresh) rmSync(join(root, MANIFEST), { force: true });
  const config = await Config.load({ root, pjson: pjson as never });
  if (!fresh) writeManifest(config, root);
  return config;
}

/** Writes what the loaded commands say of themselves beside package.json; a clone that cannot be written goes without. */
export function writeManifest(config: Config, root: string): void {
  const plugin = [...config.plugins.values()].find((one) => one.root === root);
  if (plugin === undefined || !('manifest' in plugin)) return;
  const unfinished = join(root, `.${MANIFEST}.${process.pid}`);
  try {
    writeFileSync(unfinished, `${JSON.stringify(plugin.manifest, null, 1)}\n`);
    renameSync(unfinished, join(root, MANIFEST));
  } catch {
    rmSync(unfinished, { force: true });
  }
}

function isFresh(root: string): boolean {
  const made = modified(join(root, MANIFEST));
  // One that was made for a package names compiled files, which may be older than the sources.
  if (made === 0 || readFileSync(join(root, MANIFEST), 'utf8').includes('"dist"')) return false;
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  );
  return [...files, join(root, 'package.json')].every((file) => modified(file) < made);
}

/** Milliseconds, or 0 for what is not there. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
