import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { runCommand } from '../support/run-command.ts';
import { makeWorkspace } from '../support/workspace.ts';

// Numbers of the 9xx test range; the last one is a valid number outside it.
const [ANNA, BERT, REAL] = ['9000000009', '9000000017', '4010232137'];

const folder = temporaryFolder();
const workspace = makeWorkspace(
  folder,
  { migUrl: 'http://127.0.0.1:9/mig', hieUrl: 'http://127.0.0.1:9/fhir' },
  [
    { practice: 'X90001', nhsNumber: ANNA },
    { practice: 'X90002', nhsNumber: BERT },
  ],
);
const where = ['--workspace', workspace.directory];
await runCommand('samples import', [workspace.samples, ...where]);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Every row of the store, so that "left as it was" is seen and not assumed. */
function storeContent(): string {
  const database = new Database(workspace.store);
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()]);
  database.close();
  return JSON.stringify(rows);
}

const head = 'practice,nhs_number,stratum\n';
const bundle = '{"resourceType":"Bundle","type":"collection","entry":[]}';
const missing = join(folder, 'missing.csv');

/** A workspace of its own whose configuration is changed by `edit`. */
function otherWorkspace(name: string, edit: (text: string) => string): string[] {
  const directory = join(folder, name);
  mkdirSync(directory);
  writeFileSync(join(directory, 'mig2hie.yaml'), edit(readFileSync(workspace.config, 'utf8')));
  return ['--workspace', directory];
}

interface Mistake {
  readonly what: string;
  readonly command: string;
  readonly argv: readonly string[];
  readonly exit: number;
  /** What stderr says, in order. */
  readonly says: readonly string[];
}

const MISTAKES: readonly Mistake[] = [
  {
    what: 'documents of a run without saying that they are to be JSON',
    command: 'runs show',
    argv: ['r1', '--comparisons', ...where],
    exit: 2,
    says: ['--comparisons', '--json', 'Next:'],
  },
  {
    what: 'a sample list that is not there',
    command: 'samples import',
    argv: [missing, ...where],
    exit: 2,
    says: ['missing.csv cannot be read (ENOENT)', 'Next: Check the path'],
  },
  {
    what: 'a sample list without the columns',
    command: 'samples import',
    argv: [file('columns.csv', 'GP,Number\nX90001,x\n'), ...where],
    exit: 2,
    says: ['no column "practice" and no column "nhs_number"', 'has 2 columns.', '--columns'],
  },
  {
    what: 'a sample list without a header line',
    command: 'samples import',
    argv: [file('headless.csv', `X90001,${ANNA},all\n`), ...where],
    exit: 2,
    says: ['its first line has 3 columns.', 'Next:'],
  },
  {
    what: 'a sample list that begins with somebody',
    command: 'samples import',
    argv: [file('somebody.csv', 'Zelda,Canary\n'), ...where],
    exit: 2,
    says: ['its first line has 2 columns.', 'Next:'],
  },
  {
    what: 'a sample list with a column twice',
    command: 'samples import',
    argv: [
      file('column-twice.csv', `practice,nhs_number,NHS_Number\nX90001,${ANNA},${BERT}\n`),
      ...where,
    ],
    exit: 2,
    says: ['has more than one column "nhs_number"', 'Next:'],
  },
  {
    what: 'a name in place of a practice',
    command: 'samples import',
    argv: [file('name.csv', `${head}Canary,${ANNA},all\n`), ...where],
    exit: 2,
    says: ['line 2, column practice: is not an ODS code'],
  },
  {
    what: 'the same patient twice',
    command: 'samples import',
    argv: [
      file('twice.csv', `${head}X90001,${ANNA},all\nX90001,${BERT},all\nX90001,${ANNA},all\n`),
      ...where,
    ],
    exit: 2,
    says: [
      '1 of its 3 rows',
      'line 4, column nhs_number: lines 2 and 4 name the same patient',
      'Next:',
    ],
  },
  {
    what: 'bad rows of every kind',
    command: 'samples import',
    argv: [
      file(
        'rows.csv',
        `${head}X90001,12345,all\nX90001,9000000001,all\nX90001,9999999999,all\nX90001,${REAL},all\n?,${ANNA},all\nX90001,${ANNA},born 1931-07-23\n`,
      ),
      ...where,
    ],
    exit: 2,
    says: [
      '6 of its 6 rows',
      'line 2, column nhs_number: is not ten digits',
      'line 3, column nhs_number: has a wrong check digit',
      'line 4, column nhs_number: is one digit repeated',
      'line 5, column nhs_number: is outside the 9xx test range',
      'line 6, column practice: is not an ODS code',
      'line 7, column stratum: is not the name of a stratum',
      '--skip-bad-rows',
    ],
  },
  {
    what: 'a sample list with nobody in it',
    command: 'samples import',
    argv: [file('nobody.csv', head), ...where],
    exit: 2,
    says: ['holds no row', 'Next:'],
  },
  {
    what: 'a broken quotation mark',
    command: 'samples import',
    argv: [file('quote.csv', `${head}X90001,"${ANNA},all\n`), ...where],
    exit: 2,
    says: ['is not a CSV file', 'Next:'],
  },
  {
    what: 'column names that say nothing',
    command: 'samples import',
    argv: [workspace.samples, '--columns', 'gp=A', ...where],
    exit: 2,
    says: ['--columns does not say', 'Next:'],
  },
  {
    what: 'a practice nobody belongs to',
    command: 'compare',
    argv: ['--practice', 'X90003', ...where],
    exit: 2,
    says: ['No sample patient belongs to X90003', 'Did you mean X90001', 'Next:'],
  },
  {
    what: 'a run that does not exist',
    command: 'compare',
    argv: ['--run', 'r-none', ...where],
    exit: 2,
    says: ['no run r-none', 'mig2hie runs list'],
  },
  {
    what: 'a list in which the planned patients are not',
    command: 'compare',
    argv: ['--samples', file('others.csv', `${head}X90001,9000000025,all\n`), ...where],
    exit: 2,
    says: ['2 of 2 planned patients are in none of the sample lists', 'Next:'],
  },
  {
    what: 'an id that is none',
    command: 'compare',
    argv: ['--run-id', `r-${ANNA}`, ...where],
    exit: 2,
    says: ['not one: 3 to 41 letters', 'Next:'],
  },
  {
    what: 'a day that is none',
    command: 'compare',
    argv: ['--as-at', '2027-02-30', ...where],
    exit: 2,
    says: ['A day was given that is none', 'yyyy-mm-dd'],
  },
  {
    what: 'a typo in the configuration',
    command: 'compare',
    argv: otherWorkspace('typo', (text) => text.replace('patientData:', 'patientDate:')),
    exit: 2,
    says: [
      '"patientDate" is not a key known (did you mean "patientData"?)',
      'Next: Correct the file',
    ],
  },
  {
    what: 'a configuration without gateways',
    command: 'compare',
    argv: otherWorkspace('nogateway', (text) =>
      text
        .replaceAll(/^gateways:\n(?: {2}.*\n)+/gm, '')
        .replace('store: mig2hie.db', `store: ${JSON.stringify('../workspace/mig2hie.db')}`),
    ),
    exit: 2,
    says: ['names no gateways.mig', 'Next:'],
  },
  {
    what: 'a store that is not there',
    command: 'runs list',
    argv: otherWorkspace('nostore', (text) => text),
    exit: 4,
    says: ['mig2hie.db is not there', 'mig2hie init'],
  },
  {
    what: 'a folder that is no workspace',
    command: 'runs list',
    argv: ['--workspace', join(folder, 'nowhere')],
    exit: 2,
    says: ['No workspace here', 'mig2hie init'],
  },
  {
    what: 'a workspace that is there already',
    command: 'init',
    argv: [workspace.directory, '--keys', join(folder, 'keys')],
    exit: 2,
    says: ['never overwritten', 'Next:'],
  },
  {
    what: 'keys inside the workspace',
    command: 'init',
    argv: [join(folder, 'new'), '--keys', join(folder, 'new', 'keys')],
    exit: 2,
    says: ['inside the workspace', '--keys'],
  },
  {
    what: 'a response that is not there',
    command: 'inspect',
    argv: [missing],
    exit: 2,
    says: ['missing.csv cannot be read: there is no such file', 'Next:'],
  },
  {
    what: 'a folder in place of a response',
    command: 'inspect',
    argv: [folder],
    exit: 2,
    says: ['cannot be read: it is a folder', 'Next:'],
  },
  {
    what: 'a response of no known format',
    command: 'inspect',
    argv: [file('note.txt', 'Dear colleague')],
    exit: 2,
    says: ['holds no response that can be read', 'Next:'],
  },
  {
    what: 'a response cut in half',
    command: 'inspect',
    argv: [file('half.json', bundle.slice(0, -20))],
    exit: 2,
    says: ['holds no response that can be read', 'Next:'],
  },
  {
    what: 'a pair of which one half is not there',
    command: 'compare files',
    argv: ['--mig', missing, '--hie', file('empty.json', bundle)],
    exit: 2,
    says: ['missing.csv cannot be read: there is no such file', 'Next:'],
  },
  {
    what: 'one side only',
    command: 'compare files',
    argv: ['--mig', workspace.samples],
    exit: 2,
    says: ['Both sides are needed', 'Next:'],
  },
  {
    what: 'two files of one case on one side',
    command: 'compare files',
    argv: ['--mig', 'a/one.xml', 'b/one.xml', '--hie', 'one.json'],
    exit: 2,
    says: ['two files of the case "one"', '--pairs'],
  },
  {
    what: 'a pairs file without its columns',
    command: 'compare files',
    argv: ['--pairs', file('pairs.csv', 'a,b\n1,2\n')],
    exit: 2,
    says: ['columns case, mig and hie'],
  },
  {
    what: 'a severity that is none',
    command: 'findings list',
    argv: ['--severity', 'terrible', ...where],
    exit: 2,
    says: ['Expected --severity=terrible to be one of', 'Next:'],
  },
  {
    what: 'a kind of finding that is none',
    command: 'findings list',
    argv: ['--kind', 'dose-change', ...where],
    exit: 2,
    says: ['no kind of finding "dose-change". Did you mean dose-changed?', 'Next: Choose from'],
  },
  {
    what: 'a finding that does not exist',
    command: 'findings show',
    argv: ['f-none', ...where],
    exit: 2,
    says: ['no finding f-none', 'mig2hie findings list'],
  },
];

describe('a mistake is told once, clearly, with what to do next, and changes nothing', () => {
  const before = storeContent();

  test.each(MISTAKES)('$what', async ({ command, argv, exit, says }) => {
    const result = await runCommand(command, argv);
    expect(result.code, `stderr: ${result.stderr}`).toBe(exit);
    let from = 0;
    for (const part of says) {
      const at = result.stderr.indexOf(part, from);
      expect(at, `"${part}" in:\n${result.stderr}`).toBeGreaterThanOrEqual(0);
      from = at;
    }
    expect(result.stderr.match(/Error: /g)).toHaveLength(1);
    for (const told of [ANNA, BERT, REAL, 'Zelda', 'Canary'])
      expect(result.stderr).not.toContain(told);
    expect(storeContent()).toBe(before);
  });
});

describe('what only looks like a mistake', () => {
  test('a wrong format in a pair of files is a document, undetermined, and a sentence', async () => {
    const mig = file('letter.txt', 'Dear colleague');
    const hie = file('letter.json', bundle);
    const result = await runCommand('compare files', ['--mig', mig, '--hie', hie, '--json']);
    const document = JSON.parse(result.stdout) as { case: string; summary: { verdict: string } };
    expect([result.code, document.case, document.summary.verdict]).toEqual([
      1,
      'letter',
      'undetermined',
    ]);
    expect(result.stderr).toContain('letter: The MIG file letter.txt cannot be read');
  });

  test('a practice the register does not know is told, not refused', async () => {
    const result = await runCommand('samples import', [workspace.samples, '--dry-run', ...where]);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('no organisations imported yet');
  });

  test('bad rows can be left out on purpose, and are still listed', async () => {
    const list = file('some.csv', `${head}X90001,${ANNA},all\nX90001,1,all\n`);
    const argv = [list, '--skip-bad-rows', '--dry-run', ...where];
    const result = await runCommand('samples import', argv);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('1 of 2 rows');
    expect(result.stdout).toContain('line 3, column nhs_number: is not ten digits');
  });
});

test('a key file others can read is refused', async () => {
  chmodSync(workspace.keyFile, 0o644);
  const result = await runCommand('compare', ['--dry-run', ...where]);
  chmodSync(workspace.keyFile, 0o600);
  expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('chmod 600')]);
});

test('a gateway nobody answers from stops the run with its own exit code, to be resumed', async () => {
  const slow = otherWorkspace('down', (text) =>
    text
      .replaceAll('ratePerSecond: 1000', 'retryWaitMs: 1\n    failuresMax: 1\n    attemptsMax: 2')
      .replace('store: mig2hie.db', `store: ${JSON.stringify('../workspace/mig2hie.db')}`),
  );
  const result = await runCommand('compare', ['--run-id', 'down-1', '--concurrency', '1', ...slow]);
  expect(result.code, `stderr: ${result.stderr}`).toBe(3);
  expect(result.stderr).toMatch(/gateway failed 1 times in a row, .* connection-refused/);
  expect(result.stderr).toContain(
    'Next: When the gateway is well again: mig2hie compare --run down-1',
  );
  const shown = await runCommand('runs show', ['down-1', '--json', ...slow]);
  const { run, totals } = JSON.parse(shown.stdout) as {
    run: { state: string };
    totals: { planned: number; compared: number; notCompared: Record<string, number> };
  };
  const counted = Object.values(totals.notCompared).reduce((sum, n) => sum + n, 0);
  expect([run.state, totals.planned, totals.compared, counted]).toEqual(['stopped', 2, 0, 2]);
});
