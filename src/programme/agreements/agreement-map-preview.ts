import type { CalendarDate } from '../../base/calendar-date.ts';
import { groupBy } from '../../base/ordering.ts';
import { createAgreementMap, type AgreementMapConfig } from './agreement-columns.ts';
import { readAgreementFile } from './agreement-file.ts';
import { type ImportNote, isRefusal } from '../files/file-reading.ts';

/** What an import through a proposed map would do. */
export type MapPreview =
  | { readonly refused: string }
  | {
      readonly rows: number;
      readonly kept: number;
      readonly rejected: number;
      /** Why rows would be rejected, each reason once, the most frequent first. */
      readonly reasons: readonly {
        readonly column: string;
        readonly reason: string;
        readonly rows: number;
        /** First line it holds for. */
        readonly line: number;
      }[];
      readonly flows: number;
      readonly organisationAgreements: number;
      readonly notes: readonly ImportNote[];
    };

/** Reads an export through a proposed map, without storing anything. */
export function previewMap(
  text: string,
  options: { readonly config: AgreementMapConfig; readonly asAt: CalendarDate },
): MapPreview {
  const map = createAgreementMap(options.config);
  if (isRefusal(map)) return { refused: map.refused };
  const read = readAgreementFile(text, { asAt: options.asAt, map });
  if (isRefusal(read)) return { refused: read.refused };
  const lines = new Set(read.rejected.map(({ line }) => line));
  const groups = groupBy(read.rejected, ({ column, reason }) => `${column}\u0000${reason}`);
  const reasons = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, rows: group.length }];
  });
  return {
    rows: read.rows,
    kept: read.rows - lines.size,
    rejected: lines.size,
    reasons: reasons.toSorted((a, b) => b.rows - a.rows || a.line - b.line),
    flows: read.agreements.length,
    organisationAgreements: read.organisationAgreements.length,
    notes: read.notes,
  };
}
