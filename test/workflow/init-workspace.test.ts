import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadWorkspace } from '../../src/config/load-config.ts';
import { loadKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();
const keys = join(folder, 'config', 'keys');
const configHome = process.env['XDG_CONFIG_HOME'];
afterEach(() => {
  if (configHome === undefined) delete process.env['XDG_CONFIG_HOME'];
  else process.env['XDG_CONFIG_HOME'] = configHome;
});

describe('a new workspace', () => {
  test('has a configuration that loads, a store that opens, and keys outside it', () => {
    const made = initWorkspace({ directory: join(folder, 'North East 2027'), keys });
    const { config } = loadWorkspace(made.directory);
    expect(config.workspace).toMatch(/^north-east-[0-9a-f]{8}$/);
    expect(loadKeys(config.keys, config.workspace).id).toBe(made.keyId);
    openStore(made.store).close();
    expect(statSync(made.keyFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(made.directory).sort()).toEqual(['mig2hie.db', 'mig2hie.yaml']);
  });

  test('keeps its keys in the configuration folder unless told otherwise', () => {
    process.env['XDG_CONFIG_HOME'] = join(folder, 'xdg');
    const made = initWorkspace({ directory: join(folder, 'plain') });
    expect(made.keyFile.startsWith(join(folder, 'xdg', 'mig2hie', 'keys'))).toBe(true);
  });

  test('never overwrites one that is there', () => {
    const directory = join(folder, 'kept');
    initWorkspace({ directory, keys });
    const before = readFileSync(join(directory, 'mig2hie.yaml'), 'utf8');
    expect(() => initWorkspace({ directory, keys })).toThrow(/never overwritten/);
    expect(readFileSync(join(directory, 'mig2hie.yaml'), 'utf8')).toBe(before);
  });

  test('two of the same name have keys of their own', () => {
    const [one, other] = ['a/same', 'b/same'].map((name) =>
      initWorkspace({ directory: join(folder, name), keys }),
    );
    expect(one?.keyFile).not.toBe(other?.keyFile);
  });
});

describe('when a step fails, nothing is left behind', () => {
  test('the keys folder is a file', () => {
    const directory = join(folder, 'failed');
    writeFileSync(join(folder, 'a-file'), '');
    expect(() => initWorkspace({ directory, keys: join(folder, 'a-file', 'keys') })).toThrow(
      /nothing was left behind/,
    );
    expect(existsSync(directory)).toBe(false);
  });

  test('the store cannot be made', () => {
    const directory = join(folder, 'blocked');
    // A folder where SQLite wants to put its log: the database opens, and its first write fails.
    mkdirSync(join(directory, 'mig2hie.db-wal'), { recursive: true });
    const before = readdirSync(keys);
    expect(() => initWorkspace({ directory, keys })).toThrow(/store|nothing was left behind/);
    expect(readdirSync(keys)).toEqual(before);
    expect(existsSync(join(directory, 'mig2hie.yaml'))).toBe(false);
    expect(existsSync(join(directory, 'mig2hie.db'))).toBe(false);
  });
});
