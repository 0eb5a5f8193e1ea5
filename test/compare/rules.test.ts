import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES, rulesHash } from '../../src/compare/rules.ts';
import { SEVERITIES } from '../../src/compare/severity.ts';
import { SEVERITY_TABLE, severityOf } from '../../src/compare/severity-table.ts';
import { filesBelow, read } from '../support/source-files.ts';

const root = new URL('../../', import.meta.url);
const files = readdirSync(new URL('src/compare/rules/', root)).map((file) =>
  file.replace(/\.ts$/, ''),
);
const page = readFileSync(new URL('docs/findings.md', root), 'utf8');

/** Every other test of the comparer: what it finds in examples written by hand. */
const examples = filesBelow('test/compare', '.test.ts')
  .filter((file) => !file.endsWith('/rules.test.ts'))
  .map(read);

/** An example in which nothing is found. */
const SILENT = /toEqual\(\s*\[\]|, \[\]\],?$/m;

describe('the registry of rules', () => {
  test('lists every file of the folder, each once, under its own name', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s is documented with its title and severity',
    (id, rule) => {
      expect(page).toContain(`### \`${id}\`\n`);
      const section = page.split(`### \`${id}\`\n`)[1]?.split('\n### ')[0] ?? '';
      expect(section).toContain(`**${rule.title}.**`);
      expect(section).toContain(`Severity: ${rule.severity}`);
      expect(section).toContain('Example: ');
    },
  );

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s says why in one sentence',
    (_id, { why, title }) => {
      expect(why).toMatch(/^["A-Z].*\.$/);
      expect(title).not.toMatch(/\.$/);
    },
  );

  test.each(RULES.map((rule) => rule.id))(
    '%s is shown to fire, with its severity or all it says, and beside it what is silent',
    (id) => {
      const fires = new RegExp(`(?:(?:${SEVERITIES.join('|')}) |kind: ')${id}\\b`);
      const naming = examples.filter((text) => fires.test(text));
      expect(naming).not.toEqual([]);
      expect(naming.some((text) => SILENT.test(text))).toBe(true);
    },
  );

  test('has a row of severities for every rule, and for nothing else', () => {
    expect(Object.keys(SEVERITY_TABLE).sort()).toEqual(files.sort());
  });

  test('every severity is one of the words', () => {
    const words = Object.values(SEVERITY_TABLE).flatMap((row) => [
      row.default,
      ...Object.values({ ...row.kinds, ...row.past, ...row.grades }),
    ]);
    expect(SEVERITIES).toEqual(expect.arrayContaining(words));
  });

  test('an unknown kind is not taken lightly', () => {
    expect(severityOf('unheard-of')).toBe('considerable');
  });

  test('has a hash that stays', () => {
    expect(rulesHash()).toMatch(/^[0-9a-f]{32}$/);
    expect(rulesHash()).toBe(rulesHash());
  });
});
