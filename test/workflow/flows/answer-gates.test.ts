import { afterAll, beforeAll, expect, test } from 'vitest';
import { GATES } from '../../../src/readiness/gates.ts';
import { createAnswerer } from '../../../src/workflow/flows/answer-gates.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { gatherFacts } from '../../../src/workflow/flows/programme-facts.ts';
import { importDatedRegister } from '../../support/dated-register.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

beforeAll(async () => {
  context = openWorkspace(folder);
  await importDatedRegister(context, folder);
});
afterAll(() => context.close());

test.each(['2020-01-31', '2020-04-30', '2020-09-30'])(
  'what is remembered between flows changes no answer, in whatever order they are asked (%s)',
  async (asAt) => {
    const facts = await gatherFacts(context, asAt);
    const alone = facts.flows.map((flow) => createAnswerer(facts).flow(flow));
    const shared = createAnswerer(facts);
    expect(facts.flows.map(shared.flow)).toEqual(alone);
    const backwards = createAnswerer(facts);
    expect(facts.flows.toReversed().map(backwards.flow)).toEqual(alone.toReversed());
  },
);

test('every gate is asked of every flow, in the order of the gates', async () => {
  const facts = await gatherFacts(context, '2020-09-30');
  const { flow } = createAnswerer(facts);
  const asked = facts.flows.map((one) => flow(one).results.map(({ id }) => id));
  expect(asked).toEqual(facts.flows.map(() => GATES.map(({ id }) => id)));
});

test('facts of flows alone leave out organisations that are an end of none', async () => {
  const all = await gatherFacts(context, '2020-09-30');
  const ends = await gatherFacts(context, '2020-09-30', 'ends-of-flows');
  expect(ends.flows).toEqual(all.flows);
  expect([...all.organisations.keys()]).toContain('X90004');
  expect([...ends.organisations.keys()]).toEqual(['X90001', 'X90002', 'X9A01', 'X9A02']);
});
