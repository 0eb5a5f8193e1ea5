import type { FindingFacts, MemberFacts } from './finding-facts.ts';
import type { TolerancePredicate, ToleranceScope, ValuePair } from './tolerance.ts';

/** Whether a finding is one of those a tolerance means; where it holds is asked apart. */
export function matchesFinding(wanted: TolerancePredicate, facts: FindingFacts): boolean {
  return (
    wanted.kind === facts.kind &&
    (wanted.item === undefined || wanted.item === facts.item) &&
    (wanted.field === undefined || wanted.field === facts.field) &&
    (wanted.direction === 'either' || wanted.direction === facts.direction) &&
    valuesMatch(wanted, facts) &&
    membersMatch(wanted, facts.members)
  );
}

/** What a finding over several entries prints is the value of one of them: it vouches for no other. */
function valuesMatch(wanted: TolerancePredicate, { values, members }: FindingFacts): boolean {
  const { values: pairs, migValues, hieValues } = wanted;
  if (pairs === undefined && migValues === undefined && hieValues === undefined) return true;
  return (
    members.length <= 1 &&
    (pairs === undefined || pairs.some((pair) => isSame(pair, values))) &&
    (migValues === undefined || migValues.includes(values.mig)) &&
    (hieValues === undefined || hieValues.includes(values.hie))
  );
}

function membersMatch(wanted: TolerancePredicate, members: readonly MemberFacts[]): boolean {
  const { entryKind, codes, units } = wanted;
  if (entryKind === undefined && codes === undefined && units === undefined) return true;
  return members.length > 0 && members.every((member) => memberMatches(wanted, member));
}

function memberMatches(
  { entryKind, codes, units }: TolerancePredicate,
  member: MemberFacts,
): boolean {
  const { entryKinds } = member;
  return (
    (entryKind === undefined ||
      (entryKinds.length > 0 && entryKinds.every((kind) => kind === entryKind))) &&
    (codes === undefined ||
      codes.some(
        ({ mig, hie }) => member.codes.mig.includes(mig) && member.codes.hie.includes(hie),
      )) &&
    (units === undefined || units.some((pair) => isSame(pair, member.units)))
  );
}

function isSame(a: ValuePair, b: ValuePair): boolean {
  return a.mig === b.mig && a.hie === b.hie;
}

/** Where a comparison was made. */
export interface ComparedWhere {
  readonly formats: { readonly mig: string; readonly hie: string };
  readonly version: string;
  readonly practice?: string | undefined;
  readonly supplier?: string | undefined;
}

/** Why a comparison lies outside a scope; undefined when it does not. What is not known is outside. */
export function outOfScope(
  { formats, suppliers, practices, versions }: ToleranceScope,
  where: ComparedWhere,
): string | undefined {
  if (formats?.mig !== undefined && formats.mig !== where.formats.mig) {
    return `it is for ${formats.mig} on the MIG`;
  }
  if (formats?.hie !== undefined && formats.hie !== where.formats.hie) {
    return `it is for ${formats.hie} on the HIE`;
  }
  if (!isIn(suppliers, where.supplier)) return 'it is for practices of another supplier';
  if (!isIn(practices, where.practice)) return 'it is for other practices';
  if (!isIn(versions, where.version)) return 'it is for another version of mig2hie';
  return undefined;
}

function isIn(list: readonly string[] | undefined, value: string | undefined): boolean {
  return list === undefined || (value !== undefined && list.includes(value));
}
