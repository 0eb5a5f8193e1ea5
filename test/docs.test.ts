import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../src/base/expected-error.ts';
import { DETECTABLES, DIRECTIONS } from '../src/compare/rule.ts';
import { RULES } from '../src/compare/rules.ts';
import { GATES } from '../src/readiness/gates.ts';
import { ENTRY_KINDS } from '../src/record/entry-kind.ts';
import { FORMATS } from '../src/wire/formats.ts';
import { loadCommands, writeCommandPage } from './support/command-docs.ts';
import { loadLimits, writeLimitsPage } from './support/format-limits-page.ts';
import { filesBelow, read, ROOT } from './support/source-files.ts';

const commands = await loadCommands();
const limits = await loadLimits();

describe('the documentation keeps up with the tool', () => {
  test('docs/commands.md is what the commands say of themselves', async () => {
    await expect(writeCommandPage(commands)).toMatchFileSnapshot(join(ROOT, 'docs/commands.md'));
  });

  test('docs/format-limits.md is what the readers say of themselves', async () => {
    await expect(writeLimitsPage(limits)).toMatchFileSnapshot(join(ROOT, 'docs/format-limits.md'));
  });

  test.each(limits)('docs/format-limits.md names every limit of $format.id', (one) => {
    const page = read('docs/format-limits.md').split(/^## /m);
    const rows =
      page.find((section) => section.startsWith(`${one.format.id}\n`))?.split('\n') ?? [];
    const missing = [...one.always, ...one.sometimes].filter(
      ({ kind, field, why }) =>
        !rows.some(
          (row) =>
            row.startsWith(`| \`${kind}\` |`) && row.includes(`\`${field}\``) && row.includes(why),
        ),
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(missing).toEqual([]);
  });

  test.each(ENTRY_KINDS)('what is read of %s stands in one row of docs/formats.md', (kind) => {
    const [, table = ''] = read('docs/formats.md').split(
      '\n## What is read of each kind of entry\n',
    );
    const rows =
      (table.split('\n## ')[0] ?? '').match(new RegExp(`^\\| \`${kind}\` \\|.*$`, 'gm')) ?? [];
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length - 2)).toEqual([FORMATS.length]);
  });

  test.each(FORMATS.map(({ id }) => id))('format %s is told and read in docs/formats.md', (id) => {
    const page = read('docs/formats.md');
    expect(page).toMatch(new RegExp(`^\\| \`${id}\` \\|`, 'm'));
    expect(page).toMatch(new RegExp(`^\\| kind \\|.*\`${id}\``, 'm'));
  });

  test.each(commands)(
    '$name has a summary, an example and a described flag each',
    ({ name, command }) => {
      expect(command.summary).toMatch(/\w{3}/);
      expect(command.examples?.length ?? 0).toBeGreaterThan(0);
      for (const [flag, definition] of Object.entries(command.flags ?? {})) {
        expect(definition.summary ?? definition.description, `--${flag} of ${name}`).toMatch(
          /\w{3}/,
        );
      }
    },
  );

  test.each(commands)('$name stands in the README', ({ name }) => {
    expect(read('README.md')).toContain(`\`${name}`);
  });

  test.each(Object.entries(EXIT))('exit code %s (%i) stands in the README', (_, code) => {
    expect(read('README.md')).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });

  test.each(RULES.map((rule) => rule.id))(
    'finding kind %s is explained in docs/findings.md',
    (id) => {
      expect(read('docs/findings.md')).toContain(`\`${id}\``);
    },
  );

  test.each(RULES.map(({ id, direction, detectable }) => [id, direction, detectable] as const))(
    'finding kind %s stands in the table of docs/findings.md as %s, noticed: %s',
    (id, direction, detectable) => {
      expect(DIRECTIONS).toContain(direction);
      expect(DETECTABLES).toContain(detectable);
      expect(read('docs/findings.md')).toContain(
        `\n| \`${id}\` | ${direction} | ${detectable} |\n`,
      );
    },
  );

  test.each(GATES.map((gate) => gate.id))('gate %s is explained in docs/gates.md', (id) => {
    expect(read('docs/gates.md')).toMatch(new RegExp(`^## .*\`?${id}\`?`, 'm'));
  });

  const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md')];

  test.each(pages)('every link of %s leads somewhere', (page) => {
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '.';
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const known = new Set(
      filesBelow('.', '.md', '.ts', '.html', '.yaml').filter((f) => !f.startsWith('node_modules')),
    );
    const broken = links.filter((link) => {
      const target = join(folder, link).replace(/\/$/, '');
      return !known.has(target) && ![...known].some((file) => file.startsWith(`${target}/`));
    });
    expect(broken).toEqual([]);
  });
});
