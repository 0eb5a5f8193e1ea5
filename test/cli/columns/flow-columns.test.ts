import { expect, test } from 'vitest';
import { flowTable } from '../../../src/cli/columns/flow-columns.ts';
import type { BlockerDocument } from '../../../src/workflow/flows/flow-documents.ts';
import type { FlowDocument } from '../../../src/workflow/flows/list-flows.ts';

const CAUSE: BlockerDocument = {
  id: 'agreed/consumer/X9A01',
  gate: 'agreed',
  outcome: 'not-met',
  part: 'consumer',
  code: 'X9A01',
  name: null,
  owner: 'somebody',
  why: 'It is issued.',
  otherReasons: 1,
  flows: 3,
  alone: 3,
};

const FACT = { outcome: 'not-met', asAt: null, ageDays: null } as const;

function flow(provider: string, why: string): FlowDocument {
  return {
    provider,
    consumer: 'X9A01',
    channel: 'hie',
    agreements: [],
    gate: 'agreed',
    outcome: 'not-met',
    owner: 'somebody',
    why,
    answers: FACT,
    agreed: FACT,
    moved: FACT,
    blockers: [CAUSE.id],
  };
}

test('a flow points to the shared cause only when its own reason is the one told there', () => {
  const rows = [
    flow('X90001', 'It is issued.'),
    flow('X90002', 'It is issued.'),
    flow('X90003', 'It is viewed.'),
  ];
  const table = flowTable({
    schema: 'mig2hie/flows/1',
    asAt: '2020-03-09',
    sources: [],
    count: 3,
    of: 3,
    blockers: [CAUSE],
    flows: rows,
  });
  const why = table.digest?.(rows).pointers?.['why'];
  expect(rows.map((row) => why?.(row))).toEqual(['see 1 above', 'see 1 above', undefined]);
});
