import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES, rulesHash } from '../../../src/compare/rules.ts';
import { severityCells } from '../../../src/compare/severity-cells.ts';
import type { SeverityOverride } from '../../../src/compare/severity-overrides.ts';
import { faultCorpus } from '../../../src/workflow/tolerances/fault-corpus.ts';
import { initWorkspace } from '../../../src/workflow/init-workspace.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { runCommand } from '../../support/run-command.ts';

/** Every cell of the table decided as the worst there is. */
const EVERYTHING: SeverityOverride[] = RULES.flatMap(({ id }) =>
  severityCells(id, []).map(({ entryKind, past, grade }) => ({
    kind: id,
    entryKind: entryKind ?? undefined,
    past,
    grade: grade ?? undefined,
    severity: 'catastrophic' as const,
    by: 'C. Officer',
    on: '2026-11-01',
    why: 'To see whether it reaches every finding.',
  })),
);

test('a decision on every cell of the table reaches every finding of every seeded fault', () => {
  const wants = ({ mig, hie }: { mig: string; hie: string }): boolean =>
    mig === 'mig-openhr' && hie === 'gpconnect-structured';
  const missed = new Set<string>();
  let seen = 0;
  for (const { document } of faultCorpus({ patients: 1, wants, severities: EVERYTHING })) {
    for (const { kind, severity } of document.findings) {
      seen += 1;
      if (severity !== 'catastrophic') missed.add(`${severity} ${kind}`);
    }
  }
  expect(seen).toBeGreaterThan(100);
  expect([...missed]).toEqual([]);
}, 120_000);

describe('a workspace with decisions on record', () => {
  const folder = temporaryFolder();
  const directory = join(folder, 'work');
  initWorkspace({ directory, keys: join(folder, 'keys') });
  const file = join(directory, 'mig2hie.yaml');
  const template = readFileSync(file, 'utf8');
  const decide = (...lines: readonly string[]): void =>
    writeFileSync(
      file,
      `${template}\nseverities:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
    );
  const kinds = (...argv: string[]) =>
    runCommand('findings kinds', [...argv, '--workspace', directory]);

  test('prints the table in force, and who decided what', async () => {
    decide(
      "{ kind: relocated, severity: none, by: C. Officer, on: '2026-11-01', why: Only the heading differs. }",
      '{ kind: entry-lost, entryKind: allergy, severity: considerable, by: C. Officer, on: 2026-11-02, why: Agreed., hazard: HAZ-7 }',
    );
    const { code, stdout } = await kinds('--json');
    expect(code).toBe(0);
    const listed = JSON.parse(stdout) as {
      rules: string;
      decided: number;
      kinds: {
        kind: string;
        effective: string;
        direction: string;
        detectable: string;
        cells: object[];
      }[];
    };
    expect(listed).toMatchObject({ schema: 'mig2hie/finding-kinds/1', decided: 2 });
    expect(listed.rules).not.toBe(rulesHash());
    expect(listed.kinds.map(({ kind }) => kind)).toEqual(RULES.map(({ id }) => id));
    expect(listed.kinds.find(({ kind }) => kind === 'relocated')).toMatchObject({
      default: 'minor',
      effective: 'none',
    });
    expect(listed.kinds.find(({ kind }) => kind === 'entry-lost')?.cells).toContainEqual({
      entryKind: 'allergy',
      past: false,
      grade: null,
      default: 'major',
      effective: 'considerable',
      decision: { by: 'C. Officer', on: '2026-11-02', why: 'Agreed.', hazard: 'HAZ-7' },
    });
    const { stdout: text } = await kinds();
    expect(text).toContain(
      'entry-lost allergy: major -> considerable, by C. Officer on 2026-11-02, hazard HAZ-7: Agreed.',
    );
    expect(
      Math.max(
        ...text
          .split('\n')
          .slice(0, 20)
          .map((line) => line.length),
      ),
    ).toBeLessThan(101);
  });

  test('names the line of a decision it refuses', async () => {
    decide(
      '{ kind: relocated, severity: none, by: C, on: 2026-11-01, why: w }',
      '{ kind: dose-changed, severity: minor, by: C, on: 2026-11-01, why: w }',
    );
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = 1 + lines.findIndex((text) => text.includes('dose-changed'));
    expect((await kinds()).stderr).toContain(
      `line ${line}: severities[1]: lowering dose-changed from major to minor`,
    );
  });

  test.each([
    [
      '{ kind: dose-changed, severity: minor, by: C, on: 2026-11-01, why: w }',
      /needs the id of its hazard/,
    ],
    [
      '{ kind: patient-mismatch, severity: minor, by: C, on: 2026-11-01, why: w, hazard: H }',
      /cannot be lowered/,
    ],
    ['{ kind: relocated, severity: minor, by: C, on: 2026-02-30, why: w }', /"on" is no day/],
    [
      '{ kind: relocated, severity: minor, by: C, on: 2026-11-01, why: As 9000000009 shows }',
      /holds an NHS number/,
    ],
    ['{ kind: relocated, severity: minor, on: 2026-11-01, why: w }', /by/],
    [
      '{ kind: relocated, severty: minor, by: C, on: 2026-11-01, why: w }',
      /did you mean "severity"/,
    ],
  ])('refuses %s', async (line, fault) => {
    decide(line);
    const { code, stderr } = await kinds();
    expect(code).toBe(2);
    expect(stderr).toMatch(fault);
    expect(stderr).not.toContain('9000000009');
  });
});
