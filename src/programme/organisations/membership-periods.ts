import type { Membership } from './organisation.ts';

/** A membership and the line it stands on. */
export type PlacedMembership = Membership & { readonly line: number };

/** The first two rows that give one organisation two memberships for the same days. */
export function findOverlap(
  members: readonly PlacedMembership[],
): { readonly code: string; readonly lines: readonly [number, number] } | undefined {
  const earlier = new Map<string, PlacedMembership[]>();
  for (const member of members) {
    const others = earlier.get(member.code);
    const clash = others?.find((one) => overlaps(one, member));
    if (clash !== undefined) return { code: member.code, lines: [clash.line, member.line] };
    if (others === undefined) earlier.set(member.code, [member]);
    else others.push(member);
  }
  return undefined;
}

function overlaps(a: Membership, b: Membership): boolean {
  return startsBy(a, b.until) && startsBy(b, a.until);
}

/** Whether it has started by a last day; no last day is the end of time, no first day its beginning. */
function startsBy({ since }: Membership, until: string | undefined): boolean {
  return since === undefined || until === undefined || since <= until;
}
