import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = 'src/simulator';

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `${ROOT}/${name}`);

const OWN = files.filter((file) =>
  /\/(?:faults?|mutations?|benign|legs|twins|canonical)(?:[-.\w]*\.ts|\/)/.test(file),
);

test('faults, benign changes, twins and legs are among what is looked at', () => {
  expect(OWN.length).toBeGreaterThan(90);
  for (const name of ['faults.ts', 'benign.ts', 'legs.ts', 'twins.ts', 'canonical.ts']) {
    expect(OWN).toContain(`${ROOT}/${name}`);
  }
});

test.each(OWN)('%s knows nothing of the readers and the comparer', (file) => {
  const imports = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(
    ([, from = '']) => from,
  );
  const strange = imports.filter((from) => {
    if (!from.startsWith('.')) return from !== 'saxes';
    const path = new URL(from, `file:///${file}`).pathname;
    return !path.startsWith(`/${ROOT}/`) && !path.startsWith('/src/base/');
  });
  expect(strange).toEqual([]);
});
