import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { temporaryFolder } from '../support/folders.ts';
import { table, writeMap } from '../support/map-files.ts';
import { runCommand } from '../support/run-command.ts';
import { ROOT } from '../support/source-files.ts';

const folder = temporaryFolder();
const CASE = join(ROOT, 'fixtures/cases/same-facts-on-both-wires');
const hie = join(CASE, 'hie.json');
const mig = join(folder, 'mig.xml');

/** The fixture with the SNOMED translation of one Read code left out: only a map tells that the two are one. */
const TRANSLATION = /<ehr:translation code="111566002"[^>]*\/>/;
const xml = readFileSync(join(CASE, 'mig.xml'), 'utf8');
writeFileSync(mig, xml.replace(TRANSLATION, ''));

function makeWork(name: string): string {
  const directory = join(folder, name);
  initWorkspace({ directory, keys: join(folder, `keys-of-${name}`) });
  return directory;
}

interface Document {
  readonly pairs: readonly { readonly pass: string; readonly map?: readonly unknown[] }[];
  readonly findings: readonly { readonly kind: string; readonly severity: string }[];
  readonly maps?: unknown;
}

async function compare(...argv: string[]): Promise<Document> {
  const all = ['--mig', mig, '--hie', hie, '--as-at', '2026-11-22', '--json', ...argv];
  const { stdout, stderr } = await runCommand('compare files', all);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Document;
}

describe('compare files --maps', () => {
  test('the fixture still holds what this test leaves out', () => {
    expect(xml).toMatch(TRANSLATION);
  });

  test('sees that a Read code and a concept are one, and says by which row', async () => {
    const work = makeWork('work');
    const header = 'MapId ReadCode ConceptId EffectiveDate MapStatus';
    const rows = table(header, ['m7', 'C04..', '111566002', '20160401', '1']);
    const file = writeMap(folder, 'rcmap_uk_20190401000001.txt', rows);
    expect((await runCommand('maps import', [file, '--workspace', work])).code).toBe(0);
    const store = readFileSync(join(work, 'mig2hie.db'));

    const without = await compare();
    expect(without.maps).toBeUndefined();
    const { pairs, findings, maps } = await compare('--maps', work);
    const row = { map: 'rcmap', release: '2019-04-01', row: 'm7' };
    expect(pairs.filter((pair) => pair.map !== undefined)).toMatchObject([
      { pass: 'mapped-code', map: [row] },
    ]);
    expect(findings).toMatchObject([{ kind: 'code-remapped', severity: 'none' }]);
    expect(maps).toEqual({
      asAt: '2026-11-22',
      inUse: [{ map: 'rcmap', release: '2019-04-01' }],
    });
    expect(readFileSync(join(work, 'mig2hie.db')).equals(store)).toBe(true);
  });

  test('a workspace without maps is told, and so is a folder that is none', async () => {
    const argv = ['--mig', mig, '--hie', hie, '--maps'];
    const empty = await runCommand('compare files', [...argv, makeWork('empty')]);
    expect(empty.code).toBe(2);
    expect(empty.stderr).toContain('No code map of the workspace');
    const nowhere = await runCommand('compare files', [...argv, join(folder, 'nowhere')]);
    expect(nowhere.code).not.toBe(0);
    expect(nowhere.stderr).toContain('Next');
  });
});
