import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, importsOf } from '../../support/source-files.ts';

const files = filesBelow('bench/faults', '.ts');

/** What a file imports of the project, by path from the root. */
function importsFrom(path: string): string[] {
  return importsOf(path)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(path), specifier)));
}

/** The files that run the chain under test; all others see files, documents and labels only. */
const RUNNERS: readonly string[] = ['judge.ts', 'code-maps.ts', 'run-chunk.ts'].map(
  (name) => `bench/faults/${name}`,
);

/** Of the comparer only the shape of its document and the words of severity. */
const SEEN: readonly string[] = [
  'src/compare/document.ts',
  'src/compare/severity.ts',
  'src/record/side.ts',
];

describe('the scorer', () => {
  test('is among what is looked at', () => {
    expect(files).toEqual(
      expect.arrayContaining(['bench/faults/score.ts', 'bench/faults/injuries.ts', ...RUNNERS]),
    );
  });

  test.each(files.filter((path) => !RUNNERS.includes(path)))(
    '%s knows no rules, matcher or readers',
    (path) => {
      const known = (target: string): boolean =>
        /^(?:bench\/faults|src\/simulator|src\/stats)\//u.test(target) || SEEN.includes(target);
      expect(importsFrom(path).filter((target) => !known(target))).toEqual([]);
    },
  );
});

test('faults and labels come from the simulator alone', () => {
  const makers = files.filter((path) =>
    importsFrom(path).some((target) =>
      /simulator\/(?:faults?|mutations?|benign|twins)\b/u.test(target),
    ),
  );
  // The shape of a label is all that is taken; none of them can make one.
  for (const path of makers) {
    const taken = importsFrom(path).filter((target) =>
      /simulator\/(?:faults?|mutations?|benign|twins)\b/u.test(target),
    );
    expect([path, taken]).toEqual([path, ['src/simulator/fault.ts']]);
  }
});
