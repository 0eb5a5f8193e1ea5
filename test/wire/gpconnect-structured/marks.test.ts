import { expect, test } from 'vitest';
import { itemOf, listOf, readResources } from './fixture.ts';

const URL =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1';

function marked(code: string, warning: string): object {
  return { ...listOf(code), extension: [{ url: URL, valueCode: warning }] };
}

test.each([
  ['886921000000105', 'risks-and-warnings', ['allergy']],
  ['1103671000000101', 'risks-and-warnings', []],
  ['933361000000108', 'medication', ['medication', 'issue']],
  ['717711000000103', 'problems', ['problem']],
  ['1149501000000101', 'events', ['encounter', 'note']],
  ['1102181000000102', 'procedures', ['immunisation']],
  ['887191000000108', 'investigations', ['result']],
  [
    '826501000000100',
    'examinations',
    ['observation', 'blood-pressure', 'diagnosis', 'procedure', 'result'],
  ],
  ['792931000000107', 'events', ['referral']],
  ['714311000000108', 'events', ['diary']],
] as const)('a mark on the list %s speaks of its kinds only', (code, item, kinds) => {
  const report = itemOf(readResources(marked(code, 'confidential-items')), item);
  expect(report.warnings).toEqual(['confidential-items']);
  expect(report.marks).toEqual([{ warning: 'confidential-items', kinds }]);
});

test('marks of several lists of an item are united by mark', () => {
  const reading = readResources(
    marked('714311000000108', 'data-in-transit'),
    marked('792931000000107', 'confidential-items'),
    marked('1149501000000101', 'confidential-items'),
  );
  expect(itemOf(reading, 'events').marks).toEqual([
    { warning: 'confidential-items', kinds: ['encounter', 'note', 'referral'] },
    { warning: 'data-in-transit', kinds: ['diary'] },
  ]);
});

test('an item without a mark has none', () => {
  expect(itemOf(readResources(listOf('714311000000108')), 'events')).not.toHaveProperty('marks');
});

test('ended allergies that were held back do not excuse an empty list of active ones', () => {
  const reading = readResources(
    listOf('886921000000105'),
    marked('1103671000000101', 'confidential-items'),
  );
  expect(itemOf(reading, 'risks-and-warnings')).toMatchObject({
    state: 'nothing-recorded',
    warnings: ['confidential-items'],
  });
});
