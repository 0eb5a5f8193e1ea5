import type { Direction } from '../rule.ts';
import { compareSeverity } from '../severity.ts';
import type { Tolerance, TolerancePredicate } from './tolerance.ts';

/** What people should know of a tolerance beside others: which it shadows, which shadow it, and how wide it is. */
export function notesOn(tolerance: Tolerance, others: readonly Tolerance[]): string[] {
  const beside = others.filter(({ id }) => id !== tolerance.id);
  return [
    ...beside
      .filter((other) => shadows(other, tolerance))
      .map(
        ({ id }) =>
          `${id} covers everything this one covers: this one is shadowed and changes nothing`,
      ),
    ...beside
      .filter((other) => shadows(tolerance, other))
      .map(
        ({ id }) =>
          `it covers everything ${id} covers, and so takes away what ${id} was limited to`,
      ),
    ...widthNotes(tolerance),
  ];
}

/** Whether every finding `b` can cover is one `a` covers too, as far as their conditions tell. */
export function shadows(a: Tolerance, b: Tolerance): boolean {
  return (
    a.kind === b.kind &&
    compareSeverity(a.cap, b.cap) <= 0 &&
    a.expires >= b.expires &&
    isNoNarrower(a, b) &&
    isNoNarrowerScope(a.scope, b.scope)
  );
}

function isNoNarrower(a: TolerancePredicate, b: TolerancePredicate): boolean {
  return (
    holdsAll(a.item, b.item) &&
    holdsAll(a.entryKind, b.entryKind) &&
    holdsAll(a.field, b.field) &&
    isNoNarrowerWay(a.direction, b.direction) &&
    isNoNarrowerInWords(a, b)
  );
}

function isNoNarrowerInWords(a: TolerancePredicate, b: TolerancePredicate): boolean {
  return (
    holdsEach(a.values, b.values) &&
    holdsEach(a.migValues, b.migValues ?? b.values?.map(({ mig }) => mig)) &&
    holdsEach(a.hieValues, b.hieValues ?? b.values?.map(({ hie }) => hie)) &&
    holdsEach(a.codes, b.codes) &&
    holdsEach(a.units, b.units)
  );
}

function isNoNarrowerScope(a: Tolerance['scope'], b: Tolerance['scope']): boolean {
  return (
    holdsAll(a.formats?.mig, b.formats?.mig) &&
    holdsAll(a.formats?.hie, b.formats?.hie) &&
    holdsEach(a.suppliers, b.suppliers) &&
    holdsEach(a.practices, b.practices) &&
    holdsEach(a.versions, b.versions)
  );
}

function holdsAll(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || a === b;
}

function isNoNarrowerWay(a: Direction, b: Direction): boolean {
  return a === 'either' || a === b;
}

/** A list that is not there sets no condition. */
function holdsEach(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (a === undefined) return true;
  const known = new Set(a.map(textOf));
  return b !== undefined && b.every((one) => known.has(textOf(one)));
}

function textOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return JSON.stringify(one);
  const { mig, hie } = one as { mig: unknown; hie: unknown };
  return JSON.stringify([mig, hie]);
}

function widthNotes(tolerance: Tolerance): string[] {
  const { kind, item, entryKind, field, scope } = tolerance;
  const { values, migValues, hieValues, codes, units } = tolerance;
  const isNamed = [values, migValues, hieValues, codes, units].some((one) => one !== undefined);
  if (isNamed) return [];
  if (item === undefined && entryKind === undefined && field === undefined) {
    const where = Object.values(scope).every((one) => one === undefined)
      ? ' of every comparison'
      : '';
    return [
      `it names no item, entry kind, field, value, code or unit: it means every ${kind}${where}`,
    ];
  }
  return [`it names no value, code or unit: it means every ${kind} there, whatever is said`];
}
