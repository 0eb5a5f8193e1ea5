import { namesAllergy } from '../../match/none-known.ts';
import type { Entry } from '../../record/entry.ts';
import type { BySide } from '../../record/side.ts';
import type { Difference } from '../difference.ts';
import { severityOf } from '../severity-table.ts';

/** Whether an entry is an allergy or a drug, whose being there is never put down to noise. */
export function isProtectedEntry(entry: Entry): boolean {
  return entry.kind === 'medication' || entry.kind === 'issue' || namesAllergy(entry);
}

/**
 * Whether a difference is one that noise never excuses: a dose, a status, a negation, and which allergy or
 * drug it is at all. A source that wavers in one of these is as dangerous as one that is wrong.
 */
export function isProtectedDifference(
  { kind, field }: Pick<Difference, 'kind' | 'field'>,
  entries: BySide<Entry>,
): boolean {
  if (PROTECTED_FIELDS.has(field) || PROTECTED_KINDS.has(kind)) return true;
  const isCritical = isProtectedEntry(entries.mig) || isProtectedEntry(entries.hie);
  if (isCritical && (familyOf(field) === 'meaning' || PRESENCE_FIELDS.has(field))) return true;
  const isAllergy = entries.mig.kind === 'allergy' || entries.hie.kind === 'allergy';
  return isAllergy && GRAVITY_FIELDS.has(field);
}

/** Whether a difference is more than the same in other words, which two formats may hold for ever. */
export function changesMeaning({ kind, grade }: Pick<Difference, 'kind' | 'grade'>): boolean {
  return severityOf(kind, { grade }) !== 'none';
}

/** Fields that say one thing together: what is told of one may be told of another the next time. */
export function familyOf(field: string): string {
  return FAMILIES.get(field) ?? field;
}

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['codes', 'meaning'],
  ['term', 'meaning'],
  ['about', 'meaning'],
  ['value', 'value'],
  ['unit', 'value'],
  ['comparator', 'value'],
]);

const PROTECTED_FIELDS: ReadonlySet<string> = new Set([
  'dose',
  'frequency',
  'route',
  'form',
  'status',
]);

const PROTECTED_KINDS: ReadonlySet<string> = new Set([
  'dose-changed',
  'frequency-changed',
  'route-changed',
  'form-changed',
  'status-flipped',
  'negation-flipped',
  'certainty-changed',
]);

/** Of an allergy or a drug, these say whether it is there and still holds. */
const PRESENCE_FIELDS: ReadonlySet<string> = new Set(['kind', 'ended']);

/** Of an allergy, these say how bad it was: what was anaphylaxis a minute ago is not to be waved through. */
const GRAVITY_FIELDS: ReadonlySet<string> = new Set([
  'severity',
  'criticality',
  'reaction',
  'text',
]);
