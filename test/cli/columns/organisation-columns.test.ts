import { expect, test } from 'vitest';
import { organisationTable } from '../../../src/cli/columns/organisation-columns.ts';

test('a number typed as a filter is not printed', () => {
  const document = {
    schema: 'mig2hie/organisations/1',
    asAt: '2020-01-31',
    count: 0,
    organisations: [],
    sources: [],
  } as unknown as Parameters<typeof organisationTable>[0];
  const { footing } = organisationTable(document, ['commissioner 9990000026']);
  expect(footing[0]).toBe('0 organisations as at 2020-01-31, commissioner [number].');
});
