import { maskNumbers } from '../../base/mask-numbers.ts';
import type {
  OrganisationDocument,
  OrganisationsDocument,
} from '../../workflow/register/list-organisations.ts';
import type { ListTable } from '../table/list-table.ts';
import { describeSources } from '../lines/sources.ts';

/** A list of organisations as a table; `filters` are the words the count is said over. */
export function organisationTable(
  document: OrganisationsDocument,
  filters: readonly string[],
): ListTable<OrganisationDocument> {
  const over = [
    `${document.count} organisations as at ${document.asAt}`,
    ...filters.map(maskNumbers),
  ].join(', ');
  return {
    columns: [
      { title: 'code', get: ({ code }) => code },
      { title: 'name', get: ({ name }) => name },
      { title: 'kind', get: ({ kind }) => kind },
      { title: 'status', blank: 'not said', get: ({ status }) => status },
      { title: 'commissioner', get: ({ commissioner }) => commissioner },
      { title: 'pcn', get: ({ pcn }) => pcn },
      { title: 'supplier', get: ({ supplier }) => supplier },
      { title: 'place', extended: true, get: ({ place }) => place },
      { title: 'wave', extended: true, get: ({ wave }) => wave },
      { title: 'postcode', extended: true, get: ({ postcode }) => postcode },
      { title: 'opened', extended: true, get: ({ opened }) => opened },
      { title: 'closed', extended: true, get: ({ closed }) => closed },
    ],
    rows: document.organisations,
    footing: [`${over}.`, ...describeSources(document.sources)],
  };
}
