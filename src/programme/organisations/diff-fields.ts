import { compareText } from '../../base/ordering.ts';
import type { ComparedOrganisation, OrganisationChange } from './organisation-diff.ts';
import type { Organisation } from './organisation.ts';

/** A change of something an organisation has, and how a file is told that already shows it. */
export interface FieldChange extends Pick<OrganisationChange, 'from' | 'to' | 'effective'> {
  readonly kind: 'renamed' | 'moved' | 'recommissioned' | 'resettled';
  readonly holds: (one: Organisation | undefined) => boolean;
}

/** What changed of an organisation listed on both sides, and what only one side says. */
export function diffFields(
  from: ComparedOrganisation,
  to: ComparedOrganisation,
): { readonly changes: readonly FieldChange[]; readonly notComparable: readonly string[] } {
  const changes: FieldChange[] = [];
  const notComparable: string[] = [];
  for (const field of FIELDS) {
    const [a, b] = [from[field.name], to[field.name]];
    if ((a === undefined) !== (b === undefined)) notComparable.push(field.name);
    if (a === undefined || b === undefined || field.fold(a) === field.fold(b)) continue;
    changes.push({
      kind: field.kind,
      from: a,
      to: b,
      effective: field.kind === 'recommissioned' ? (to.commissionerSince ?? null) : null,
      holds: (one) => field.fold(one?.[field.name] ?? '') === field.fold(b),
    });
  }
  const resettled = diffSetting(from, to);
  if (resettled !== undefined) changes.push(resettled);
  return { changes, notComparable };
}

/** How each field is compared: letter case and spaces make no change. */
const FIELDS = [
  { name: 'name', kind: 'renamed', fold: foldName },
  { name: 'postcode', kind: 'moved', fold: foldCode },
  { name: 'commissioner', kind: 'recommissioned', fold: foldCode },
] as const;

function foldName(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toUpperCase();
}

function foldCode(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * A change of what the organisation is for. Settings are compared within one dialect only: 4 and RO76
 * say the same, so between dialects the kind is all there is to compare.
 */
function diffSetting(
  from: ComparedOrganisation,
  to: ComparedOrganisation,
): FieldChange | undefined {
  if (from.importedAs !== to.importedAs || from.setting === undefined || to.setting === undefined) {
    if (from.kind === to.kind) return undefined;
    const holds = (one: Organisation | undefined): boolean => one?.kind === to.kind;
    return { kind: 'resettled', from: from.kind, to: to.kind, effective: null, holds };
  }
  const wanted = foldRoles(to.setting);
  if (foldRoles(from.setting) === wanted) return undefined;
  const holds = (one: Organisation | undefined): boolean =>
    foldRoles(one?.setting ?? '') === wanted;
  return { kind: 'resettled', from: from.setting, to: to.setting, effective: null, holds };
}

/** Role codes in any order are the same roles. */
function foldRoles(text: string): string {
  return text
    .split('|')
    .map((role) => role.trim())
    .toSorted(compareText)
    .join('|');
}
