import type {
  LinkDocument,
  OrganisationHistoryDocument,
  RoleDocument,
} from '../../workflow/register/show-organisation.ts';
import { formatTable } from '../table/table.ts';

/** One organisation for people: as at the day, then what each file said of it. */
export function organisationLines(document: OrganisationHistoryDocument, width?: number): string[] {
  return [
    ...factLines(document, width),
    ...SECTIONS.flatMap(({ titles, rows }) => sectionLines(titles, rows(document), width)),
    ...successionLines(document.successions),
  ];
}

type Cells = readonly (string | null)[];

/** The tables below the organisation itself; one without a row is left out. */
const SECTIONS: readonly {
  readonly titles: readonly string[];
  readonly rows: (document: OrganisationHistoryDocument) => readonly Cells[];
}[] = [
  {
    titles: ['snapshot', 'status', 'commissioner', 'since', 'setting', 'name', 'file'],
    rows: ({ snapshots }) =>
      snapshots.map((one) => [
        one.asAt,
        one.status ?? 'not said',
        one.commissioner,
        one.commissionerSince,
        one.setting ?? one.kind,
        one.name,
        one.file,
      ]),
  },
  {
    titles: ['belongs to', 'value', 'since', 'until', 'file', 'as at'],
    rows: ({ memberships }) =>
      memberships.map((one) => [one.kind, one.value, one.since, one.until, one.file, one.asAt]),
  },
  {
    titles: ['role', 'primary', 'status', 'since', 'until', 'file', 'as at'],
    rows: ({ roles }) =>
      roles.map((one) => [one.role, describePrimary(one), ...dated(one), one.file, one.asAt]),
  },
  {
    titles: ['link', 'organisation', 'code', 'status', 'since', 'until', 'file', 'as at'],
    rows: ({ links }) =>
      links.map((one) => [
        describeLink(one),
        one.organisation,
        one.relationCode,
        ...dated(one),
        one.file,
        one.asAt,
      ]),
  },
  {
    titles: ['assurance', 'year', 'published', 'stands as', 'age', 'file'],
    rows: ({ assurance }) =>
      assurance.map((one) => [
        one.level ?? 'not said',
        one.edition,
        one.publishedOn,
        one.verdict,
        `${one.ageDays} days`,
        one.file,
      ]),
  },
  {
    titles: ['viewed by', 'through', 'on', 'practices', 'since', 'until', 'open', 'file'],
    rows: ({ routes }) =>
      routes.map((one) => [
        one.consumer,
        one.system,
        one.channel,
        one.practices === 'all' ? 'all' : one.practices.join(' '),
        one.since,
        one.until,
        one.open ? 'yes' : 'no',
        one.file,
      ]),
  },
];

function factLines(
  { organisation, asAt }: OrganisationHistoryDocument,
  width: number | undefined,
): string[] {
  if (organisation === null) return [`Not listed as at ${asAt}.`];
  const facts = Object.entries(organisation).map(([field, value]: [string, string | null]) => [
    field,
    value ?? 'not said',
  ]);
  return formatTable([{ title: 'as at' }, { title: asAt, wrap: true }], facts, { width });
}

function sectionLines(
  titles: readonly string[],
  rows: readonly Cells[],
  width: number | undefined,
): string[] {
  if (rows.length === 0) return [];
  const columns = titles.map((title) => ({ title }));
  const cells = rows.map((row) => row.map((text) => text ?? '-'));
  return ['', ...formatTable(columns, cells, { width })];
}

function dated(one: RoleDocument | LinkDocument): Cells {
  return [one.status, one.since, one.until];
}

function describePrimary({ primary }: RoleDocument): string {
  if (primary === null) return 'not said';
  return primary ? 'yes' : 'no';
}

function describeLink({ relation, direction }: LinkDocument): string {
  return direction === 'from' ? relation : `named as ${relation}`;
}

function successionLines({
  successors,
  needsPerson,
}: OrganisationHistoryDocument['successions']): string[] {
  if (successors.length === 0) return [];
  const named = successors.join(', ');
  if (!needsPerson) return ['', `Succeeded by ${named}.`];
  if (successors.length === 1) {
    return ['', `${named} names it as its predecessor; import its own document, or ask a person.`];
  }
  return ['', `Succeeded by ${named}: which of them took over what, a person must say.`];
}
