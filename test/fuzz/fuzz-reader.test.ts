import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { CHECKS } from '../../fuzz/engine/check.ts';
import { inputOf } from '../../fuzz/engine/corpus.ts';
import type { Corpus } from '../../fuzz/engine/corpus.ts';
import { fuzzReader } from '../../fuzz/engine/fuzz-reader.ts';
import type { FuzzRequest, ReaderResult } from '../../fuzz/engine/fuzz-reader.ts';
import { temporaryFolder } from '../support/folders.ts';
import { ROOT } from '../support/source-files.ts';
import { READERS, SEEDS } from './fake-readers.ts';

// Many processes are started; on a machine full of other work each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const folder = temporaryFolder();

function fuzz(reader: string, change: Partial<FuzzRequest> = {}): Promise<ReaderResult> {
  return fuzzReader({
    reader,
    seed: 'test',
    minutes: 5,
    executions: 400,
    out: join(folder, reader),
    bounds: {
      hangMs: 400,
      memoryBytes: 400_000_000,
      readersPath: join(ROOT, 'test/fuzz/fake-readers.ts'),
    },
    budget: { tries: 400, ms: 10_000 },
    progress: () => undefined,
    ...change,
  });
}

/** Each fake reader, and the check that must find it out. */
const CAUGHT: Readonly<Record<string, string | undefined>> = {
  well: undefined,
  throws: 'throws',
  hangs: 'hang',
  hoards: 'memory',
  leaves: 'died',
  tells: 'leaks',
  forgets: 'not-repeatable',
  passes: 'truncation-unseen',
  swells: 'grows',
};

test('every check has a reader that it must find, and every reader is told of', () => {
  expect(READERS.map(({ id }) => id)).toEqual(Object.keys(CAUGHT));
  const caught = Object.values(CAUGHT).filter((check) => check !== undefined);
  // A comparison goes wrong only where the comparer does, which no reader here can bring about.
  expect(CHECKS.filter((check) => !caught.includes(check))).toEqual(['compare-throws']);
});

describe('a reader that is wrong is found out, and the run goes on', () => {
  test('a reader that does nothing wrong has no findings', async () => {
    const result = await fuzz('well');
    expect(result).toMatchObject({ executions: 400, findings: [] });
    expect(result.cpuMinutes).toBeGreaterThan(0);
    expect(result.rssMaxBytes).toBeGreaterThan(1_000_000);
  });

  test('what throws is found, once for one cause, and its input is made small', async () => {
    const { findings, executions } = await fuzz('throws');
    expect(executions).toBe(400);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ check: 'throws', again: true });
    expect(findings[0]?.signature).toMatch(/^TypeError at test\/fuzz\/fake-readers\.ts:\d+$/);
    expect(findings[0]?.seen).toBeGreaterThan(1);
    expect(readFileSync(findings[0]?.file ?? '', 'utf8')).toBe('<!DOCTYPE');
  });

  test.each([
    ['hangs', 'hang'],
    ['hoards', 'memory'],
    ['leaves', 'died'],
  ])('what %s ends its process only, and the input is known', async (reader, check) => {
    const { findings, executions } = await fuzz(reader, {
      executions: 150,
      budget: { tries: 0, ms: 0 },
    });
    expect(executions).toBe(150);
    expect(findings).toMatchObject([{ check, again: true }]);
    expect(readFileSync(findings[0]?.file ?? '', 'latin1')).toContain('<!DOCTYPE');
  });

  test.each([
    ['tells', 'leaks', 'in the text of a problem'],
    ['forgets', 'not-repeatable', 'forgets'],
    ['passes', 'truncation-unseen', 'passes'],
    ['swells', 'grows', 'swells'],
  ])('what %s is found by the check that is there for it', async (reader, check, signature) => {
    const budget = { tries: 20, ms: 5000 };
    const { findings } = await fuzz(reader, { executions: 300, budget });
    expect(findings).toMatchObject([{ check, signature, again: true }]);
    expect(existsSync(findings[0]?.file ?? '')).toBe(true);
  });
});

describe('the same seed and number of inputs', () => {
  const plan = { seed: 'test', reader: 'well' };
  const corpus = (): Corpus => ({ own: SEEDS, foreign: [], kept: [] });
  const inputs = (seed: string): string[] =>
    Array.from({ length: 300 }, (_, number) =>
      Buffer.from(inputOf({ ...plan, seed }, corpus(), number).bytes).toString('latin1'),
    );

  test('give the same inputs, and another seed gives others', () => {
    expect(inputs('test')).toEqual(inputs('test'));
    expect(inputs('test').slice(2)).not.toEqual(inputs('other').slice(2));
  });

  test('inputs differ from each other and from their seeds', () => {
    expect(new Set(inputs('test')).size).toBeGreaterThan(200);
  });

  test('give the same result, also where processes ended on the way', async () => {
    const change = { executions: 400, budget: { tries: 0, ms: 0 } };
    const [one, two] = [await fuzz('leaves', change), await fuzz('leaves', change)];
    expect(one.findings[0]?.seen).toBeGreaterThan(1);
    expect([one.kept, one.behaviours, one.findings]).toEqual([
      two.kept,
      two.behaviours,
      two.findings,
    ]);
  });
});
