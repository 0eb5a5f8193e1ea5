import { expect, test } from 'vitest';
import { dictionaryMaps } from '../../../bench/faults/code-maps.ts';
import { CODE_SYSTEMS } from '../../../src/record/code.ts';
import { equivalentsOf } from '../../../src/record/code-map.ts';

const maps = dictionaryMaps();

test.each([
  ['a Read code', CODE_SYSTEMS.readV2, '14L1.00', '91936005', 'equal'],
  ['a brand', CODE_SYSTEMS.snomed, '8421149999998106', '320000009', 'broader'],
])('%s leads to its concept', (_, system, code, concept, relation) => {
  const [found] = equivalentsOf(maps, [{ system, code, term: undefined, identifies: undefined }], {
    hasValue: false,
  });
  expect(found).toMatchObject({ code: concept, relation, ambiguous: false });
});
