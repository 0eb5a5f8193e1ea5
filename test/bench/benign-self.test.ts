import { describe, expect, test } from 'vitest';
import { REWRITES, isTouched } from '../../bench/benign/changes.ts';
import { AS_AT, writerOf } from '../../src/simulator/legs/case.ts';
import { patientsOf } from '../../src/simulator/legs/patients.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { readResponse } from '../../src/wire/read-response.ts';
import { compare } from '../support/compare.ts';

const patient = patientsOf('benign-self').next().value;
const text = writerOf('gpconnect-structured').write(patient, { asAt: AS_AT })[0]?.content ?? '';
const read = (content: string): ReturnType<typeof readResponse> =>
  readResponse(new TextEncoder().encode(content));

describe('an answer against itself', () => {
  test.each(REWRITES.map((rewrite) => [rewrite.id, rewrite] as const))(
    'after %s has nothing above none',
    (id, rewrite) => {
      const changed = rewrite.apply(text, createRandom(id));
      expect(isTouched(text, changed)).toBe(true);
      const { findings, summary } = compare(read(text), read(changed));
      expect(findings.filter(({ severity }) => severity !== 'none')).toEqual([]);
      expect(summary.pairs).toBeGreaterThan(10);
    },
  );
});
