import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, importsOf, read } from './support/source-files.ts';

/** Which folders of src/ a folder may import from, besides itself. Arrows only go down. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  base: [],
  record: ['base'],
  wire: ['base', 'record'],
  maps: ['base', 'record'],
  match: ['base', 'record'],
  stats: ['base'],
  programme: ['base'],
  compare: ['base', 'record', 'match'],
  readiness: ['base', 'stats', 'programme', 'compare'],
  report: ['base', 'record', 'compare', 'stats', 'programme', 'readiness'],
  config: ['base'],
  store: ['base', 'record', 'compare', 'programme', 'readiness'],
  fetch: ['base', 'record', 'config'],
  // The simulator is the ground truth: it shares nothing with the readers and the comparer.
  simulator: ['base'],
  workflow: [
    'base',
    'record',
    'wire',
    'maps',
    'match',
    'stats',
    'programme',
    'compare',
    'readiness',
    'report',
    'config',
    'store',
    'fetch',
    'simulator',
  ],
  cli: ['base', 'config', 'workflow'],
  commands: ['base', 'cli', 'workflow'],
};

/** The pure core. */
const CORE = [
  'base',
  'record',
  'wire',
  'maps',
  'match',
  'stats',
  'programme',
  'compare',
  'readiness',
  'report',
];

/** Packages the core may use; all of them are pure. */
const CORE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/base/hash.ts': ['node:crypto'],
  // The published parser that can stand in for our own scanner.
  'src/wire/xml/saxes-tape.ts': ['saxes'],
  // Files of dm+d are far too large to be held whole; this parser takes them in pieces.
  'src/maps/dmd-reader.ts': ['saxes'],
  'src/programme/': ['csv-parse/sync'],
  // UCUM: which units are multiples of one another.
  'src/match/ucum.ts': ['@lhncbc/ucum-lhc'],
};

/** What makes a function depend on when, where or how often it runs. */
const IMPURE = [
  /\bnew Date\b/,
  /\bDate\.now\b/,
  /\bMath\.random\b/,
  /\bprocess\./,
  /\bconsole\./,
  /\bPromise\b/,
  /\basync\b/,
  /\bawait\b/,
  /\bsetTimeout\b/,
  /\bperformance\b/,
  /\bfetch\(/,
];

const sources = filesBelow('src', '.ts');
const folderOf = (path: string): string => path.split('/')[1] ?? '';

describe('architecture', () => {
  test('every folder of src/ has a row in the table of allowed imports', () => {
    const folders = [...new Set(sources.map(folderOf))].sort();
    expect(Object.keys(ALLOWED)).toEqual(expect.arrayContaining(folders));
  });

  test.each(sources)('%s imports only what its folder may', (path) => {
    const folder = folderOf(path);
    const targets = importsOf(path)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => folderOf(normalize(join(dirname(path), specifier))));
    const forbidden = targets.filter(
      (target) => target !== folder && ALLOWED[folder]?.includes(target) !== true,
    );
    expect(forbidden).toEqual([]);
  });

  const core = sources.filter((path) => CORE.includes(folderOf(path)));

  test.each(core)('%s is pure', (path) => {
    const packages = importsOf(path).filter((specifier) => !specifier.startsWith('.'));
    const allowed = Object.entries(CORE_PACKAGES)
      .filter(([place]) => path.startsWith(place))
      .flatMap(([, names]) => names);
    expect(packages.filter((name) => !allowed.includes(name))).toEqual([]);
    const code = withoutCommentsAndText(read(path));
    expect(IMPURE.filter((pattern) => pattern.test(code)).map(String)).toEqual([]);
  });

  test('the check notices a planted offence', () => {
    const planted = withoutCommentsAndText(
      "// Date.now is fine here\nconst at = Date.now(); const s = 'process.exit';",
    );
    expect(IMPURE.filter((pattern) => pattern.test(planted)).map(String)).toEqual([
      String(/\bDate\.now\b/),
    ]);
  });

  test('SQL stands only in src/store', () => {
    const sql = /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s+[a-z_*]/;
    const elsewhere = sources.filter((path) => folderOf(path) !== 'store' && sql.test(read(path)));
    expect(elsewhere).toEqual([]);
  });

  test('commands are thin', () => {
    const long = sources
      .filter((path) => folderOf(path) === 'commands')
      .filter((path) => read(path).split('\n').length > 90);
    expect(long).toEqual([]);
  });

  test('no file is called utils, helpers, manager, service or common', () => {
    const vague = /(^|\/)(utils?|helpers?|managers?|services?|common)(\.ts|\/)/;
    expect(sources.filter((path) => vague.test(path))).toEqual([]);
  });
});

/** Code alone: a word in a comment or a message is no offence. */
function withoutCommentsAndText(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1');
}
