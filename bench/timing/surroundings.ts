import { cpus, totalmem } from 'node:os';

/** Where something was measured. */
export interface Surroundings {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number };
  readonly node: string;
  readonly v8: string;
}

/** Where this process runs. */
export function surroundings(): Surroundings {
  return {
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
    },
    node: process.versions.node,
    v8: process.versions.v8,
  };
}
