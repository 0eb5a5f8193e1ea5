import type { EntryKind } from '../../record/entry-kind.ts';
import { DOUBT_KINDS } from '../summary.ts';
import { atLeast, compareSeverity } from '../severity.ts';
import type { FindingFacts } from './finding-facts.ts';
import { DEFAULT_CAP } from './tolerance.ts';
import type { Cap } from './tolerance.ts';

/** Why no tolerance may be written for a kind of finding; undefined when one may. */
export function neverTolerated(kind: string): string | undefined {
  if (DOUBT_KINDS.has(kind))
    return `${kind} says that something could not be told, which nobody can agree to`;
  return NEVER[kind];
}

const NEVER: Readonly<Record<string, string>> = {
  'patient-mismatch': 'the record of another patient is never acceptable',
  disclosure: 'showing what a patient or practice held back is never acceptable',
  'withheld-undeclared': 'something may be missing that nobody declared',
  'response-missing': 'an answer that is not there cannot be judged',
  'response-error': 'an answer that is an error cannot be judged',
  'section-unknown': 'what was not understood cannot be judged',
  'unstable-source': 'what wavers while it is asked cannot be judged',
  'in-flight': 'what is still under way cannot be judged',
};

/**
 * Why a finding stays open although a tolerance means it; undefined when it may be covered. Presence of an
 * allergy or a drug is never covered above the default cap, whatever the approver allows.
 */
export function staysOpen(cap: Cap, facts: FindingFacts): string | undefined {
  const never = neverTolerated(facts.kind);
  if (never !== undefined) return never;
  const { severity, delivered } = facts;
  if (severity === undefined) return undefined;
  if (delivered !== undefined && atLeast(delivered, 'major')) {
    return `${delivered} findings are never covered, whatever a decision counts them as`;
  }
  if (atLeast(severity, 'major')) return `${severity} findings are never covered`;
  if (isPresence(facts) && compareSeverity(severity, DEFAULT_CAP) < 0) {
    return `presence of an allergy or a drug is never covered above ${DEFAULT_CAP}`;
  }
  return compareSeverity(severity, cap) < 0
    ? `it is ${severity}, and the cap is ${cap}`
    : undefined;
}

/** Kinds that say that an entry, or a list of them, is there or not. */
const PRESENCE_KINDS: ReadonlySet<string> = new Set([
  'entry-lost',
  'entry-extra',
  'duplicate-added',
  'duplicate-collapsed',
  'entry-split',
  'entry-merged',
  'false-empty',
  'section-missing',
  'list-truncated',
  'stale-snapshot',
  'withheld-declared',
  'retyped',
  'opt-out-difference',
]);

const CRITICAL_KINDS: ReadonlySet<EntryKind> = new Set(['allergy', 'medication', 'issue']);
const CRITICAL_ITEMS: ReadonlySet<string> = new Set([
  'medication',
  'risks-and-warnings',
  'summary',
]);

/** A finding over all items may hide an allergy or a drug among the rest. */
function isPresence({ kind, item, members }: FindingFacts): boolean {
  if (!PRESENCE_KINDS.has(kind)) return false;
  if (members.some(({ entryKinds }) => entryKinds.some((one) => CRITICAL_KINDS.has(one))))
    return true;
  return members.length === 0 && (item === null || CRITICAL_ITEMS.has(item));
}
