import type { RevertEffect } from '../../workflow/register/import-history.ts';
import type {
  ImportDocument,
  ImportListed,
  ImportsDocument,
} from '../../workflow/register/list-imports.ts';
import { noteLines } from '../lines/import-lines.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** Imports as a list to print. */
export function importsTable({ imports, count, of }: ImportsDocument): ListTable<ImportListed> {
  const hidden = of - count;
  const others = `; --all lists the ${hidden === 1 ? 'other' : `other ${hidden}`} too`;
  return {
    columns: COLUMNS,
    rows: imports,
    remarks: describeOrigin,
    footing:
      of === 0
        ? ['Nothing was imported yet; see "mig2hie orgs import".']
        : [`${count} of ${of} imports${hidden === 0 ? '' : others}.`],
  };
}

const COLUMNS: readonly ListColumn<ImportListed>[] = [
  { title: 'import', align: 'right', get: ({ id }) => id },
  { title: 'as at', whole: true, get: ({ asAt }) => asAt },
  { title: 'source', get: ({ source }) => source },
  { title: 'file', wrap: true, get: ({ file }) => file },
  { title: 'kept', align: 'right', get: ({ kept }) => kept },
  { title: 'rejected', align: 'right', get: ({ rejected }) => rejected },
  { title: 'state', get: tellState },
  { title: 'read as', extended: true, get: ({ importedAs }) => importedAs },
  { title: 'imported', extended: true, get: ({ importedAt }) => importedAt },
  { title: 'rows', extended: true, align: 'right', get: ({ rows }) => rows },
  { title: 'sha256', extended: true, wrap: true, get: ({ sha256 }) => sha256 },
  { title: 'taken back', extended: true, get: ({ reverted }) => reverted?.at },
  { title: 'by', extended: true, get: ({ reverted }) => reverted?.by },
  { title: 'why', extended: true, wrap: true, get: ({ reverted }) => reverted?.why },
];

/** Below an import: which bytes, when they were imported, and who took them back. */
function describeOrigin({ sha256, importedAt, reverted }: ImportListed): string[] {
  return [
    `sha256 ${sha256.slice(0, 12)}, imported ${importedAt}`,
    ...(reverted === null ? [] : [describeReversal(reverted)]),
  ];
}

function describeReversal({ at, by, why }: NonNullable<ImportListed['reverted']>): string {
  return `taken back ${at} by ${by}: ${why}`;
}

function tellState({ state, supersededBy }: Pick<ImportListed, 'state' | 'supersededBy'>): string {
  if (state === 'in-force') return 'in force';
  return supersededBy === null ? state : `superseded by ${supersededBy}`;
}

type Rejected = ImportDocument['rejected'][number];

/** One import: what it was and what became of it, then every row it rejected as a list. */
export function rejectedTable(one: ImportDocument, width?: number): ListTable<Rejected> {
  const rows = one.rejected;
  return {
    columns: REJECTED_COLUMNS,
    rows,
    heading: [...describeImport(one), ...(rows.length === 0 ? [] : [''])],
    footing: [...describeRest(one), ...noteLines(one, width)],
  };
}

function describeRest({ rejected, rejectedRows }: ImportDocument): string[] {
  const rest = rejectedRows - rejected.length;
  return rest > 0 ? [`… and ${rest} more, which were counted and not listed.`] : [];
}

const REJECTED_COLUMNS: readonly ListColumn<Rejected>[] = [
  { title: 'line', align: 'right', get: ({ line }) => line },
  { title: 'column', get: ({ column }) => column },
  { title: 'rejected because', wrap: true, get: ({ reason }) => reason },
];

/** What taking an import back did, or would do, as lines for people. */
export function revertLines(one: ImportDocument): string[] {
  const what = `import ${one.id}: ${one.file} as ${one.importedAs}, as at ${one.asAt}`;
  return [
    one.dryRun ? `Dry run, nothing changed: ${what}.` : `Taken back: ${what}.`,
    ...(one.effect === undefined ? [] : [`  ${tellEffect(one, one.effect)}`]),
    ...(one.dryRun ? [] : ['  It stays on record; its file can be imported again.']),
  ];
}

function tellEffect({ source }: ImportDocument, effect: RevertEffect): string {
  const { what, by, from, before } = effect;
  if (what === 'unchanged') {
    return `No answer changes: import ${by} of the same day is the one that is read.`;
  }
  const days = `For days from ${from}${before === null ? '' : ` to the one before ${before}`}`;
  if (what === 'emptied') return `${days} there is no file of ${source} any more.`;
  if (what === 'replaced') return `${days} import ${by} answers in its place.`;
  return `${days} its rows no longer count; those of other imports of ${source} do.`;
}

function describeImport(one: ImportDocument): string[] {
  const { reverted } = one;
  return [
    `Import ${one.id}: ${one.file} as ${one.importedAs}, as at ${one.asAt}`,
    `  ${one.kept} of ${one.rows} rows kept, ${one.rejectedRows} rejected.`,
    `  Imported ${one.importedAt}, sha256 ${one.sha256}`,
    `  State: ${tellState(one)}`,
    ...(reverted === null ? [] : [`  ${describeReversal(reverted)}`]),
  ];
}
