import { groupBy } from '../../src/base/ordering.ts';
import { mapKey } from '../../src/record/code-map.ts';
import type { CodeMapAnswers, MapAnswer } from '../../src/record/code-map.ts';

/** What a test says of a row: where it starts, what sort it is, and where it leads. */
export type SmallRow = Pick<MapAnswer, 'kind' | 'code' | 'target'> &
  Partial<Pick<MapAnswer, 'qualifier' | 'status' | 'relation' | 'map' | 'release'>>;

/** A few invented rows as the answer of code maps; rows are numbered in their order. */
export function smallMaps(...rows: readonly SmallRow[]): CodeMapAnswers {
  const answers = rows.map((row, index): MapAnswer => ({
    system: row.kind.startsWith('read') ? 'read-v2' : 'snomed',
    qualifier: '',
    relation: BROADER.has(row.kind) ? 'broader' : 'equal',
    status: 'active',
    assured: undefined,
    preferred: undefined,
    map: 'small',
    release: '2019-04-01',
    row: `r${index + 1}`,
    ...row,
  }));
  return {
    asAt: '2020-01-01',
    rows: groupBy(answers, ({ system, code }) => mapKey(system, code)),
    inUse: [{ map: 'small', release: '2019-04-01' }],
  };
}

const BROADER: ReadonlySet<string> = new Set(['amp-to-vmp', 'vmp-to-vtm']);
