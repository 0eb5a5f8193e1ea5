import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { CONFIG_FILE } from '../config/load-config.ts';
import { configTemplate } from '../config/template.ts';
import { createKeys, keyFile } from '../store/keys.ts';
import { openStore } from '../store/open-store.ts';

/** What a new workspace is made of. */
export interface InitOptions {
  readonly directory: string;
  /** Folder for the key file; the user's configuration folder when absent. */
  readonly keys?: string | undefined;
  readonly migUrl?: string | undefined;
  readonly hieUrl?: string | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly concurrency?: number | undefined;
}

/** Where everything was put; absolute paths. */
export interface InitResult {
  readonly directory: string;
  readonly config: string;
  readonly store: string;
  readonly keyFile: string;
  readonly keyId: string;
}

const STORE_FILE = 'mig2hie.db';

/** Makes a workspace: keys first, the configuration last. When a step fails, nothing is left behind. */
export function initWorkspace(options: InitOptions): InitResult {
  const directory = resolve(options.directory);
  const config = join(directory, CONFIG_FILE);
  const store = join(directory, STORE_FILE);
  const keys = resolve(options.keys ?? defaultKeyFolder());
  checkPlaces({ directory, keys, files: [config, store] });
  const workspace = workspaceName(directory);
  const undo: (() => void)[] = [];
  try {
    makeFolder(directory, undo);
    const { id } = createKeys(keys, workspace);
    undo.push(() => rmSync(keyFile(keys, workspace), { force: true }));
    undo.push(() => removeStore(store));
    openStore(store, { create: true }).close();
    writeFileSync(config, configTemplate({ ...options, workspace, keys }), { flag: 'wx' });
    return { directory, config, store, keyFile: keyFile(keys, workspace), keyId: id };
  } catch (cause) {
    for (const step of undo.toReversed()) step();
    if (cause instanceof ExpectedError) throw cause;
    throw new ExpectedError({
      code: 'MIG2HIE_INIT',
      exit: EXIT.usage,
      message: `The workspace ${directory} could not be made (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}); nothing was left behind.`,
      next: [`Check that ${directory} and ${keys} can be written.`],
      cause,
    });
  }
}

function defaultKeyFolder(): string {
  const base = process.env['XDG_CONFIG_HOME'];
  const home = base === undefined || base === '' ? join(homedir(), '.config') : base;
  return join(home, 'mig2hie', 'keys');
}

function checkPlaces(places: {
  readonly directory: string;
  readonly keys: string;
  readonly files: readonly string[];
}): void {
  const taken = places.files.find((file) => existsSync(file));
  if (taken !== undefined) {
    throw new ExpectedError({
      code: 'MIG2HIE_INIT_TAKEN',
      exit: EXIT.usage,
      message: `${taken} is there already: a workspace is never overwritten.`,
      next: ['Use it as it is, or name another folder.'],
    });
  }
  const inside = relative(places.directory, places.keys);
  if (inside === '' || (!inside.startsWith('..') && !inside.startsWith('/'))) {
    throw new ExpectedError({
      code: 'MIG2HIE_INIT_KEYS_INSIDE',
      exit: EXIT.usage,
      message: `The keys would lie in ${places.keys}, inside the workspace: whoever copies it could open everything.`,
      next: ['Name a folder outside the workspace with --keys.'],
    });
  }
}

/** The folder's name, made safe, and a random end so that two workspaces never share keys. */
function workspaceName(directory: string): string {
  const plain = basename(directory)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
  const stem = plain.replaceAll(/^-+|-+$/g, '').slice(0, 40);
  return `${stem === '' ? 'workspace' : stem}-${randomBytes(4).toString('hex')}`;
}

function makeFolder(directory: string, undo: (() => void)[]): void {
  const first = mkdirSync(directory, { recursive: true });
  if (first !== undefined) undo.push(() => rmSync(first, { recursive: true, force: true }));
}

/** The three files SQLite makes; a folder of such a name is not ours and stays. */
function removeStore(store: string): void {
  for (const end of ['', '-wal', '-shm']) {
    const file = `${store}${end}`;
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) rmSync(file);
  }
}
