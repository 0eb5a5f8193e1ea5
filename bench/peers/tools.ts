import { readFileSync } from 'node:fs';
import type { Adapter } from './adapter.ts';
import { loadBlueButtonMatch } from './blue-button-match.ts';
import { installPeers } from './install.ts';
import { jsonDiffTs } from './json-diff-ts.ts';
import { jsondiffpatch } from './jsondiffpatch.ts';
import { microdiff } from './microdiff.ts';
import { multiset } from './multiset.ts';

/** Names of all tools beside ours, as `--peer` takes them. */
export const PEERS = [
  'multiset',
  'jsondiffpatch',
  'json-diff-ts',
  'microdiff',
  'blue-button-match',
] as const;
export type PeerId = (typeof PEERS)[number];

/** A tool that can be asked, or why it cannot. */
export interface Tool {
  readonly id: PeerId;
  /** Of the package; absent for the baseline. */
  readonly version: string | undefined;
  readonly adapter: Adapter | undefined;
  readonly why: string | undefined;
}

const READY: Readonly<Partial<Record<PeerId, Adapter>>> = {
  multiset,
  jsondiffpatch,
  'json-diff-ts': jsonDiffTs,
  microdiff,
};

/** Loads a tool; the one with old dependencies is installed first. */
export function loadTool(id: PeerId): Tool {
  const adapter = READY[id];
  if (adapter !== undefined) return { id, version: versionOf(id), adapter, why: undefined };
  const why = installPeers();
  if (why !== undefined) return { id, version: undefined, adapter: undefined, why };
  return { id, version: versionOf(id), adapter: loadBlueButtonMatch(), why: undefined };
}

function versionOf(id: PeerId): string | undefined {
  for (const folder of ['../../node_modules/', 'node_modules/']) {
    try {
      const text = readFileSync(new URL(`${folder}${id}/package.json`, import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // Looked for in the other place.
    }
  }
  return undefined;
}
