import { expect, test } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { openGateways } from '../../src/fetch/open-gateways.ts';

test('a configuration without gateways says which is missing', async () => {
  const config = configSchema.parse({ version: 1, workspace: 'test-1', keys: '/keys' });
  const opening = openGateways({
    config,
    directory: '/',
    clock: () => '2027-03-01T09:00:00Z',
    seed: 'x',
    readTrace: () => [],
  });
  await expect(opening).rejects.toMatchObject({ code: 'MIG2HIE_NO_GATEWAY', exit: 2 });
});
