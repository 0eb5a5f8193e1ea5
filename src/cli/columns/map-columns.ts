import type { CodeMapDocument, CodeMapsDocument } from '../../workflow/maps/code-maps.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** The imported code maps as a list to print. */
export function mapTable({ maps, asAt }: CodeMapsDocument): ListTable<CodeMapDocument> {
  const used = maps.filter((map) => map.inUse).length;
  const footing =
    maps.length === 0
      ? 'No code maps are imported; "mig2hie maps import" loads the ones you are licensed for.'
      : `${used} of ${maps.length} in use as at ${asAt}.`;
  return { columns: COLUMNS, rows: maps, footing: [footing] };
}

const COLUMNS: readonly ListColumn<CodeMapDocument>[] = [
  { title: 'map', get: ({ series }) => series },
  { title: 'release', get: ({ release }) => release },
  { title: 'used', get: ({ inUse }) => (inUse ? 'yes' : 'no') },
  { title: 'rows', align: 'right', get: ({ counts }) => counts.rows },
  { title: 'in use', align: 'right', get: ({ counts }) => counts.inUse },
  { title: 'file', get: ({ file }) => file },
  { title: 'layout', extended: true, get: ({ layout }) => layout },
  { title: 'imported', extended: true, get: ({ importedAt }) => importedAt },
  { title: 'sha256', extended: true, wrap: true, get: ({ sha256 }) => sha256 },
];
