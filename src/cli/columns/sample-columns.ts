import type { SampleListed, SampleLists } from '../../workflow/samples/list-samples.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** The imported sample lists as a list to print. */
export function sampleTable({ lists }: SampleLists): ListTable<SampleListed> {
  const footing =
    lists.length === 0
      ? ['No sample list was imported. Next: mig2hie samples import FILE']
      : [`${lists.filter(({ current }) => current).length} of ${lists.length} lists in use.`];
  return { columns: COLUMNS, rows: lists, footing };
}

const COLUMNS: readonly ListColumn<SampleListed>[] = [
  { title: 'list', align: 'right', get: ({ id }) => id },
  { title: 'state', get: ({ current }) => (current ? 'in use' : 'replaced') },
  { title: 'patients', align: 'right', get: ({ patients }) => patients },
  { title: 'practices', align: 'right', get: ({ practices }) => practices },
  { title: 'imported', get: ({ importedAt }) => importedAt },
  { title: 'file', wrap: true, get: ({ file }) => file },
  { title: 'rows', extended: true, align: 'right', get: ({ rows }) => rows.read },
  { title: 'refused', extended: true, align: 'right', get: ({ rows }) => rows.refused },
  { title: 'sha256', extended: true, wrap: true, get: ({ sha256 }) => sha256 },
  { title: 'key', extended: true, get: ({ keyId }) => keyId },
];
