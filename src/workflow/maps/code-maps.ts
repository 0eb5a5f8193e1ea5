import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type { MapCounts } from '../../maps/self-check.ts';
import { CODE_SYSTEMS, type Code } from '../../record/code.ts';
import {
  type CodeEquivalent,
  MAP_SYSTEMS,
  type MapAnswer,
  type MapSystem,
  conceptIsActive,
  equivalentsOf,
  mapKey,
  toMapQuery,
} from '../../record/code-map.ts';
import { type StoredCodeMap, listCodeMaps } from '../../store/code-map-imports.ts';
import { lookupCodes } from '../../store/code-map-lookup.ts';
import type { Context } from '../context.ts';
import { dayOrToday } from '../flows/programme-facts.ts';

/** The words of `--system`. */
export const MAP_SYSTEM_WORDS = MAP_SYSTEMS;

/** `mig2hie/code-maps/1`. */
export interface CodeMapsDocument {
  readonly schema: 'mig2hie/code-maps/1';
  readonly asAt: string;
  readonly maps: readonly CodeMapDocument[];
}

/** One imported map file. */
export interface CodeMapDocument {
  readonly series: string;
  readonly layout: string;
  readonly release: string;
  readonly file: string;
  readonly sha256: string;
  readonly importedAt: string;
  /** Whether lookups as at the day use it: the newest release of its series by then. */
  readonly inUse: boolean;
  readonly counts: MapCounts;
}

/** Every code map ever imported, and which of them are in use as at a day. */
export async function showCodeMaps(
  context: Context,
  request: { readonly asAt?: string | undefined },
): Promise<CodeMapsDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const maps = await listCodeMaps(context.store, asAt);
  return {
    schema: 'mig2hie/code-maps/1',
    asAt,
    maps: maps.map((map) => {
      const { series, layout, release, file, sha256, importedAt, inUse } = map;
      const { counts } = map as StoredCodeMap<MapCounts>;
      return { series, layout, release, file, sha256, importedAt, inUse, counts };
    }),
  };
}

/** What the maps in use say of one code: `mig2hie/code-map-answers/1`. */
export interface CodeMapAnswersDocument {
  readonly schema: 'mig2hie/code-map-answers/1';
  readonly asAt: string;
  readonly code: string;
  readonly withValue: boolean;
  /** One for each code system the code was asked in and is known in. */
  readonly answers: readonly {
    readonly system: MapSystem;
    /** For SNOMED, where a concept file was loaded: whether the concept is in use. */
    readonly active: boolean | null;
    readonly rows: readonly MapAnswer[];
    readonly equivalents: readonly CodeEquivalent[];
  }[];
}

/** Asks the maps for one code; without a system in each of them, for five characters fit two. */
export async function showCode(
  context: Context,
  request: {
    readonly code: string;
    readonly system?: string | undefined;
    readonly withValue: boolean;
    readonly asAt?: string | undefined;
  },
): Promise<CodeMapAnswersDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const code = request.code.trim();
  const systems = MAP_SYSTEMS.filter((one) => (request.system ?? one) === one);
  const asked = systems.map((system) => ({ system, code: { system: URIS[system], code } as Code }));
  const found = await lookupCodes(
    context.store,
    asked.map((one) => one.code),
    asAt,
  );
  const answers = asked.flatMap((one) => {
    const query = toMapQuery(one.code);
    const rows =
      query === undefined ? [] : (found.rows.get(mapKey(query.system, query.code)) ?? []);
    if (rows.length === 0) return [];
    const active = one.system === 'snomed' ? (conceptIsActive(found, code) ?? null) : null;
    const equivalents = equivalentsOf(found, [one.code], { hasValue: request.withValue });
    return [{ system: one.system, active, rows, equivalents }];
  });
  if (answers.length === 0) throw unknownCode(code, asAt);
  const { withValue } = request;
  return { schema: 'mig2hie/code-map-answers/1', asAt, code, withValue, answers };
}

const URIS: Readonly<Record<MapSystem, string>> = {
  'read-v2': CODE_SYSTEMS.readV2,
  ctv3: CODE_SYSTEMS.ctv3,
  snomed: CODE_SYSTEMS.snomed,
};

function unknownCode(code: string, asAt: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_CODE',
    exit: EXIT.usage,
    message: `No code map in use as at ${asAt} says anything of ${maskNumbers(code.slice(0, 20))}.`,
    next: [
      'Codes are case-sensitive; write a Read code as 44J.., 44J..12 or 44J-2.',
      '"mig2hie maps list" names the maps in use; "mig2hie maps import" loads others.',
    ],
  });
}
