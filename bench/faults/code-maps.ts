import { groupBy } from '../../src/base/ordering.ts';
import { hashTerm } from '../../src/record/term-hash.ts';
import { mapKey } from '../../src/record/code-map.ts';
import type { CodeMapAnswers, MapAnswer } from '../../src/record/code-map.ts';
import { codeMap } from '../../src/simulator/dictionary/code-map.ts';
import { AS_AT } from '../../src/simulator/legs/case.ts';

/** The simulator's own dictionary as a practice would load it: Read, descriptions and brands. */
export function dictionaryMaps(): CodeMapAnswers {
  const { read, descriptions, brands } = codeMap();
  const rows = [
    ...read.map(({ code, snomed }, at) =>
      rowOf(
        'read-to-concept',
        { code: code.slice(0, 5), qualifier: code.slice(5), target: snomed },
        at,
      ),
    ),
    ...descriptions.map(({ description, snomed }, at) =>
      rowOf('description-to-concept', { code: description, qualifier: '', target: snomed }, at),
    ),
    ...descriptions.map(({ snomed, term }, at) =>
      rowOf('term-of-concept', { code: snomed, qualifier: hashTerm(term), target: '' }, at),
    ),
    ...brands.map(({ amp, vmp }, at) =>
      rowOf('amp-to-vmp', { code: amp, qualifier: '', target: vmp }, at),
    ),
  ];
  return { asAt: AS_AT, rows: groupBy(rows, ({ system, code }) => mapKey(system, code)) };
}

function rowOf(
  kind: MapAnswer['kind'],
  told: Pick<MapAnswer, 'code' | 'qualifier' | 'target'>,
  at: number,
): MapAnswer {
  return {
    ...told,
    kind,
    system: kind === 'read-to-concept' ? 'read-v2' : 'snomed',
    relation: kind === 'amp-to-vmp' ? 'broader' : 'equal',
    status: 'active',
    assured: true,
    preferred: undefined,
    map: 'invented',
    release: '1',
    row: `line ${at + 1}`,
  };
}
