import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute } from '../../fuzz/engine/check.ts';
import { FORMATS } from '../../src/wire/formats.ts';
import { ROOT } from '../support/source-files.ts';

// Inputs the fuzzer found or that were chosen to be like them; each must go well with every reader.
const folder = join(ROOT, 'fixtures/fuzz');
const files = readdirSync(folder).sort();

describe.each(files)('%s', (file) => {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  test.each(FORMATS.map((format) => [format.id, format] as const))(
    'goes well with %s',
    (_, format) => {
      const { violation } = execute(format, { bytes, truncated: false, compare: true });
      expect(violation).toBeUndefined();
    },
  );
});

test('there are inputs, or nothing above would have run', () => {
  expect(files.length).toBeGreaterThan(0);
});
