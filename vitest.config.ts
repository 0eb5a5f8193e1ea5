import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core stands by; on a machine of two that doubles the time of the whole.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        lines: 85,
        'src/{base,record,wire,match,compare,stats,programme,readiness,safety,report}/**/*.ts': {
          lines: 95,
        },
      },
    },
  },
});
