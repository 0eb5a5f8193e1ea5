import { snomed, ukCore, word } from '../fixture.ts';
import type { Tree } from '../fixture.ts';
import { CLINICAL } from './clinical.ts';
import { EVERYWHERE, PEOPLE } from './common.ts';
import { DRUGS } from './drugs.ts';
import { MEASURED } from './measured.ts';

const COMPOSITION: Tree = {
  resourceType: 'Composition',
  id: 'co1',
  ...EVERYWHERE,
  subject: { reference: 'Patient/p1' },
  status: 'final',
  section: [
    {
      title: 'Social history',
      code: word('48765-2'),
      text: { status: 'generated', div: '<div/>' },
      entry: [{ reference: 'AllergyIntolerance/a1' }],
    },
  ],
};

const LIST: Tree = {
  resourceType: 'List',
  id: 'li1',
  ...EVERYWHERE,
  status: 'current',
  subject: { reference: 'Patient/p1' },
  code: snomed('933361000000108', 'Medications'),
  entry: [{ item: { reference: 'MedicationRequest/mr1' } }],
  extension: [ukCore('ListWarningCode', { valueCode: 'data-in-transit' })],
};

/** An answer that uses every element this reader takes, so that each can be taken away. */
export function fullAnswer(part: readonly Tree[] = [...CLINICAL, ...DRUGS, ...MEASURED]): Tree {
  const resources = [...PEOPLE, COMPOSITION, LIST, ...part];
  return {
    resourceType: 'Bundle',
    id: 'b1',
    type: 'collection',
    timestamp: '2024-01-01T00:00:00Z',
    entry: resources.map((each) => ({
      fullUrl: `https://hie.example/r4/${String(each['resourceType'])}/${String(each['id'])}`,
      resource: each,
    })),
  };
}
