import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import { orderBy } from '../base/ordering.ts';
import {
  MEMBERSHIP_KINDS,
  type Membership,
  type MembershipKind,
} from '../programme/organisations/organisation.ts';
import { holdsOn } from '../programme/organisations/organisation-facts.ts';
import type { StoredImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** A membership and the import that says so. */
export interface ListedMembership extends Membership {
  readonly import: number;
}

/** What organisations belong to on a day, by code. */
export type Belonging = Readonly<Partial<Record<MembershipKind, string>>>;

/**
 * What each organisation belongs to on a day. Of several files that speak of an organisation the one of
 * the newest day is asked, a list of the user's own before one of ODS; of its spells those that hold on
 * the day count, of these the one begun last. Two begun on the same day are not chosen between.
 */
export function belongingAsAt(
  store: StoreHandle,
  imports: readonly StoredImport[],
  day: CalendarDate,
  code?: string,
): ReadonlyMap<string, Belonging> {
  const ranks = rankImports(imports);
  const spells = new Map<string, ListedMembership[]>();
  for (const membership of listMemberships(store, ranks, code)) {
    const key = `${membership.code} ${membership.kind}`;
    const others = spells.get(key);
    if (others === undefined) spells.set(key, [membership]);
    else others.push(membership);
  }
  const found = new Map<string, Partial<Record<MembershipKind, string>>>();
  for (const members of spells.values()) {
    const [first] = members;
    const value = chooseSpell(members, ranks, day);
    if (first === undefined || value === undefined) continue;
    const known = found.get(first.code);
    if (known === undefined) found.set(first.code, { [first.kind]: value });
    else known[first.kind] = value;
  }
  return found;
}

/** Every spell of one organisation that the files in use on a day tell of, as they tell it. */
export function membershipsOf(
  store: StoreHandle,
  imports: readonly StoredImport[],
  code: string,
): ListedMembership[] {
  return listMemberships(store, rankImports(imports), code);
}

/** Imports by how much their word counts: the newest day first, of one day the user's own lists. */
function rankImports(imports: readonly StoredImport[]): ReadonlyMap<number, number> {
  const ordered = imports.toSorted(
    orderBy(
      ({ asAt }) => -Number(asAt.replaceAll('-', '')),
      ({ source }) => (OWN_LISTS.includes(source) ? 0 : 1),
      ({ id }) => -id,
    ),
  );
  return new Map(ordered.map(({ id }, index) => [id, index]));
}

const OWN_LISTS: readonly string[] = ['pcns', 'suppliers', 'places', 'waves'];

function chooseSpell(
  members: readonly ListedMembership[],
  ranks: ReadonlyMap<number, number>,
  day: CalendarDate,
): string | undefined {
  const rankOf = (one: ListedMembership): number => ranks.get(one.import) ?? Infinity;
  const best = Math.min(...members.map(rankOf));
  const held = members.filter((one) => rankOf(one) === best && holdsOn(one, day));
  const newest = held.reduce((latest, { since = '' }) => (since > latest ? since : latest), '');
  const values = new Set(
    held.flatMap(({ since = '', value }) => (since === newest ? [value] : [])),
  );
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

interface MembershipRow {
  readonly import: number;
  readonly kind: string;
  readonly code: OdsCode;
  readonly value: string;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
}

const IN_USE = `SELECT m.import, m.kind, m.code, m.value, m.since, m.until FROM json_each(?) used
  JOIN membership m ON m.import = used.value`;

/** Kind by kind, so that the index by kind and code serves. */
const OF_CODE = `SELECT * FROM membership
  WHERE kind IN (${MEMBERSHIP_KINDS.map((kind) => `'${kind}'`).join(', ')}) AND code = ?`;

function listMemberships(
  store: StoreHandle,
  ranks: ReadonlyMap<number, number>,
  code: string | undefined,
): ListedMembership[] {
  const rows =
    code === undefined
      ? statement<MembershipRow>(store, IN_USE).all(JSON.stringify([...ranks.keys()]))
      : statement<MembershipRow>(store, OF_CODE)
          .all(code)
          .filter((row) => ranks.has(row.import));
  return rows.flatMap(({ kind, since, until, ...row }) => {
    const known = MEMBERSHIP_KINDS.find((one) => one === kind);
    if (known === undefined) return [];
    return [{ ...row, kind: known, since: since ?? undefined, until: until ?? undefined }];
  });
}
