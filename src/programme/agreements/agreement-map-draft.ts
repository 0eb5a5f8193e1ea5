import { parseOdsCode } from '../../base/ods-code.ts';
import {
  AGREEMENT_FIELDS,
  type AgreementField,
  DEFAULT_COLUMNS,
  REQUIRED_FIELDS,
  STAFF_FIELDS,
  createAgreementMap,
  fitToHeader,
} from './agreement-columns.ts';
import { COLUMN_DOUBTS, COLUMN_SYNONYMS } from './agreement-synonyms.ts';
import { type CsvTable, cell, foldHeader } from '../files/csv-rows.ts';
import { type FileRefusal, isRefusal, nameColumn } from '../files/file-reading.ts';
import { holdsPerson } from '../files/person-guard.ts';

/** Which column of an export a field of ours is taken from, and why. */
export interface ColumnProposal {
  readonly field: AgreementField;
  /** Whether its layout cannot do without. */
  readonly required: boolean;
  /** Undefined when it is left open. */
  readonly column: string | undefined;
  readonly how: 'configured' | 'exact' | 'synonym' | 'open' | 'absent';
  readonly reason: string;
  /** Columns that could be meant when it is open. */
  readonly candidates: readonly string[];
}

/** The columns of an export, and what is proposed for them. */
export interface ColumnDraft {
  readonly layout: 'flow' | 'party' | undefined;
  readonly columns: readonly ColumnProposal[];
  /** Names of columns nothing is read from. */
  readonly unread: readonly string[];
}

/**
 * Proposes a column for each field: as the configuration says, else by our own name, else by a known
 * other name. Nothing is guessed: a name that could mean two fields, and a field two columns could be,
 * are left open. Names of columns decide; of cells only whether they have the shape of ODS codes.
 */
export function draftColumns(
  table: CsvTable,
  options: {
    readonly configured: Readonly<Record<string, string>>;
    readonly keepStaff: boolean;
  },
): ColumnDraft | FileRefusal {
  const names = table.header.filter((name) => name !== '');
  const fields = AGREEMENT_FIELDS.filter(
    (field) => options.keepStaff || !STAFF_FIELDS.includes(field),
  );
  const configured = configuredFor(names, options.configured);
  const found = proposeAll(fields, { configured, names, holdsCodes: codeColumns(table) });
  const proposed = [...found.values()];
  if (proposed.every(({ how }) => how === 'absent') && names.some(looksLikeData)) return NO_HEADER;
  const layout = tellLayout(found);
  const required = requiredFields(found, layout);
  const taken = new Set(proposed.map(({ column }) => column));
  return {
    layout,
    columns: proposed.map((one) => ({ ...one, required: required.includes(one.field) })),
    unread: names.filter((name) => !taken.has(name)).map(nameColumn),
  };
}

/** What the configuration says that serves this file, as an import takes it. */
function configuredFor(
  names: readonly string[],
  configured: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const map = createAgreementMap({ columns: configured, states: {} });
  if (isRefusal(map)) return configured;
  const { map: fitted, byOwnName } = fitToHeader(map, names);
  const serves = (field: string): boolean =>
    !byOwnName.some((one) => one === field) && fitted.named.some((one) => one === field);
  return Object.fromEntries(Object.entries(configured).filter(([field]) => serves(field)));
}

/**
 * What an import needs and must therefore be told even where no column is proposed. While the layout
 * cannot be told, that of the one the file is nearer to; of both when it is as near to either.
 */
function requiredFields(
  found: Found,
  layout: 'flow' | 'party' | undefined,
): readonly AgreementField[] {
  if (layout !== undefined) return REQUIRED_FIELDS[layout];
  const hits = (fields: readonly AgreementField[]): number =>
    fields.filter((field) => (found.get(field)?.how ?? 'absent') !== 'absent').length;
  const { flow, party } = REQUIRED_FIELDS;
  const [byFlow, byParty] = [hits(flow), hits(party)];
  if (byFlow === byParty) return [...flow, ...party];
  return byFlow > byParty ? flow : party;
}

type Found = ReadonlyMap<AgreementField, ColumnProposal>;

/** What proposals rest on. */
interface Header {
  readonly names: readonly string[];
  readonly configured: Readonly<Record<string, string>>;
  /** Columns in which every cell that is filled has the shape of an ODS code, and some a figure in it. */
  readonly holdsCodes: ReadonlySet<string>;
}

/** The only thing that is looked at in cells here; no cell is kept. */
function codeColumns(table: CsvTable): Set<string> {
  return new Set(
    table.header.filter((_, index) => {
      const cells = table.rows.map((row) => cell(row, index + 1)).filter((text) => text !== '');
      // Some codes are letters alone, as one-word names are; a whole column of codes never is.
      return cells.every((text) => parseOdsCode(text) !== undefined) && cells.some(hasFigure);
    }),
  );
}

function hasFigure(text: string): boolean {
  return /\d/.test(text);
}

function proposeAll(fields: readonly AgreementField[], header: Header): Found {
  const { names, configured } = header;
  const claims = new Map<string, AgreementField[]>();
  for (const field of fields) {
    for (const name of claimedBy(field, names, configured)) {
      claims.set(name, [...(claims.get(name) ?? []), field]);
    }
  }
  const sure = new Set(
    fields.flatMap((field) => {
      const one = byConfiguration(field, names, configured) ?? byName(field, names);
      return one?.column === undefined ? [] : [one.column];
    }),
  );
  return new Map(
    fields.map((field) => [
      field,
      byConfiguration(field, names, configured) ??
        byName(field, names) ??
        bySynonym(field, header, { claims, sure }),
    ]),
  );
}

function claimedBy(
  field: AgreementField,
  names: readonly string[],
  configured: Readonly<Record<string, string>>,
): string[] {
  if (configured[field] !== undefined) return [];
  return names.filter((name) => COLUMN_SYNONYMS[field].includes(spaced(name)));
}

function byConfiguration(
  field: AgreementField,
  names: readonly string[],
  configured: Readonly<Record<string, string>>,
): ColumnProposal | undefined {
  const name = configured[field];
  if (name === undefined) return undefined;
  const there = names.includes(foldHeader(name));
  return {
    ...bare(field),
    column: there ? foldHeader(name) : undefined,
    how: there ? 'configured' : 'open',
    reason: there ? 'mig2hie.yaml says so' : 'mig2hie.yaml names a column this file does not have',
  };
}

function byName(field: AgreementField, names: readonly string[]): ColumnProposal | undefined {
  const own = names.filter((name) => spaced(name) === spaced(DEFAULT_COLUMNS[field]));
  const [column] = own;
  if (column === undefined) return undefined;
  if (own.length > 1) return open(field, own, 'several columns have this name');
  return { ...bare(field), column, how: 'exact', reason: 'the column has our own name for it' };
}

function bySynonym(
  field: AgreementField,
  { names, holdsCodes }: Header,
  known: {
    readonly claims: ReadonlyMap<string, readonly AgreementField[]>;
    readonly sure: ReadonlySet<string>;
  },
): ColumnProposal {
  const fitting = names.filter(
    (name) => COLUMN_SYNONYMS[field].includes(spaced(name)) && !known.sure.has(name),
  );
  const coded = CODE_FIELDS.includes(field)
    ? fitting.filter((name) => holdsCodes.has(name))
    : fitting;
  const [column] = coded;
  if (fitting.length === 0) {
    return { ...bare(field), how: 'absent', reason: 'no column has a name we know for it' };
  }
  if (column === undefined) {
    return open(field, fitting, 'not every cell of it has the shape of an ODS code');
  }
  if (coded.length > 1) return open(field, coded, 'several columns could be it');
  const rivals = (known.claims.get(column) ?? []).filter((other) => other !== field);
  if (rivals.length > 0) {
    return open(field, [column], `"${column}" could also be ${rivals.join(', ')}`);
  }
  const doubt = COLUMN_DOUBTS[spaced(column)];
  const only = fitting.length > 1 ? ', and the only such column of ODS codes' : '';
  const reason = `"${column}" is another name for it${only}${doubt === undefined ? '' : `; ${doubt}`}`;
  return { ...bare(field), column, how: 'synonym', reason };
}

/** Fields that hold the code of an organisation in every row. */
const CODE_FIELDS: readonly AgreementField[] = ['party', 'provider', 'consumer'];

function open(
  field: AgreementField,
  candidates: readonly string[],
  reason: string,
): ColumnProposal {
  return { ...bare(field), how: 'open', reason, candidates: candidates.map(nameColumn) };
}

function bare(field: AgreementField): Omit<ColumnProposal, 'how' | 'reason'> {
  return { field, required: false, column: undefined, candidates: [] };
}

/** Underscores, hyphens, full stops and question marks in names of columns stand for spaces. */
function spaced(name: string): string {
  return foldHeader(name.replaceAll(/[_.?-]+/g, ' '));
}

function tellLayout(found: Found): 'flow' | 'party' | undefined {
  const has = (field: AgreementField): boolean => found.get(field)?.column !== undefined;
  const byFlow = has('provider') && has('consumer');
  const byParty = has('party') && (has('role') || has('tier'));
  if (byFlow === byParty) return undefined;
  return byFlow ? 'flow' : 'party';
}

/** A first row with figures in it, and no name we know, is a row of data and never printed. */
function looksLikeData(name: string): boolean {
  return holdsPerson(name) || /\d{3}/.test(name);
}

const NO_HEADER: FileRefusal = {
  refused:
    'The first line has no name of a column that we know, and holds figures: it is no header.',
  next: 'Export it with a header line, or add one; its cells are not printed here.',
};
