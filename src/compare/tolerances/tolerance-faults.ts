import { daysBetween, parseCalendarDate } from '../../base/calendar-date.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { ENTRY_KINDS } from '../../record/entry-kind.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import { RULES } from '../rules.ts';
import { severityOf } from '../severity-table.ts';
import type { SeverityTable } from '../severity-table.ts';
import { SEVERITIES } from '../severity.ts';
import { factsOfExample } from './finding-facts.ts';
import { matchesFinding } from './matches.ts';
import { neverTolerated, staysOpen } from './never-covered.ts';
import { CAPS } from './tolerance.ts';
import type { Tolerance, ToleranceExample } from './tolerance.ts';

/** Under what a tolerance is checked. */
export interface CheckedUnder {
  /** Most days between the day it is written and the last day it holds. */
  readonly daysMax: number;
  /** The severity table in force; the default one when absent. */
  readonly severities?: SeverityTable | undefined;
}

/** What is wrong with a tolerance, one sentence each; empty when it may be proposed. */
export function toleranceFaults(tolerance: Tolerance, under: CheckedUnder): string[] {
  return [
    ...wordFaults(tolerance),
    ...dayFaults(tolerance, under.daysMax),
    ...textFaults(tolerance),
    ...exampleFaults(tolerance, under.severities),
  ];
}

function wordFaults({ id, kind, item, entryKind, cap, budget }: Tolerance): string[] {
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 60) {
    faults.push('its id takes small letters, digits and hyphens, 60 at most, a letter first');
  }
  if (!RULES.some((rule) => rule.id === kind)) faults.push(`there is no kind of finding "${kind}"`);
  const never = neverTolerated(kind);
  if (never !== undefined) faults.push(`no tolerance may be written for ${kind}: ${never}`);
  if (item !== undefined && !DATA_ITEMS.includes(item)) {
    faults.push(`there is no item "${item}": choose from ${DATA_ITEMS.join(', ')}`);
  }
  if (entryKind !== undefined && !ENTRY_KINDS.includes(entryKind)) {
    faults.push(`there is no kind of entry "${entryKind}": choose from ${ENTRY_KINDS.join(', ')}`);
  }
  return [...faults, ...limitFaults({ cap, budget })];
}

function limitFaults({ cap, budget }: Pick<Tolerance, 'cap' | 'budget'>): string[] {
  const faults: string[] = [];
  if (!CAPS.includes(cap)) {
    faults.push(`the cap is one of ${CAPS.join(', ')}: nothing worse is ever covered`);
  }
  if (!Number.isSafeInteger(budget) || budget < 1 || budget > 100_000) {
    faults.push('the budget is a whole number of findings in a run, from 1 to 100000');
  }
  return faults;
}

function dayFaults({ created, expires }: Tolerance, daysMax: number): string[] {
  const [from, to] = [parseCalendarDate(created), parseCalendarDate(expires)];
  if (from === undefined || to === undefined) {
    return ['the days it was written and expires are whole days, yyyy-mm-dd'];
  }
  const days = daysBetween(from, to);
  if (days < 0) return [`it expires on ${expires}, before it was written on ${created}`];
  return days > daysMax ? [`it expires ${days} days ahead; at most ${daysMax} are allowed`] : [];
}

/** Longest text of any part, in characters. */
const TEXT_MAX = 1000;

function textFaults(tolerance: Tolerance): string[] {
  const { reason, hazard, author } = tolerance;
  const faults = Object.entries({ reason, hazard, author }).flatMap(([name, text]) => {
    if (text.trim() === '') return [`its ${name} is empty`];
    return text.length > TEXT_MAX ? [`its ${name} is longer than ${TEXT_MAX} characters`] : [];
  });
  const texts = [
    reason,
    hazard,
    author,
    ...Object.values(tolerance.scope).flat(),
    ...valuesOf(tolerance),
  ];
  const named = texts.some((text) => typeof text === 'string' && maskNumbers(text) !== text);
  return named ? [...faults, 'it holds an NHS number, which is kept nowhere'] : faults;
}

/** Every value it names. Codes are left out: ten digits of one may look like a number. */
function valuesOf(tolerance: Tolerance): (string | null)[] {
  const { values = [], migValues = [], hieValues = [], units = [] } = tolerance;
  const examples = [...tolerance.mustMatch, ...tolerance.mustNotMatch];
  const pairs = [...values, ...units, ...examples.flatMap((one) => one.values ?? [])];
  return [...migValues, ...hieValues, ...pairs.flatMap(({ mig, hie }) => [mig, hie])];
}

function exampleFaults(tolerance: Tolerance, severities: SeverityTable | undefined): string[] {
  const { mustMatch, mustNotMatch } = tolerance;
  const faults: string[] = [];
  if (mustMatch.length === 0) faults.push('it needs an example it must match');
  if (mustNotMatch.length === 0) faults.push('it needs an example it must not match');
  for (const [at, example] of mustMatch.entries()) {
    const open = missed(tolerance, example, severities);
    if (open !== undefined) faults.push(`its must-match example ${at + 1} is not covered: ${open}`);
  }
  for (const [at, example] of mustNotMatch.entries()) {
    if (missed(tolerance, example, severities) === undefined) {
      faults.push(`it is wider than meant: it covers its must-not-match example ${at + 1}`);
    }
  }
  return faults;
}

/** Why an example is not covered; undefined when it is. */
function missed(
  tolerance: Tolerance,
  example: ToleranceExample,
  severities: SeverityTable | undefined,
): string | undefined {
  const { severity, kind, entryKind } = example;
  if (severity !== undefined && !SEVERITIES.includes(severity)) return 'its severity is none';
  const facts = factsOfExample(example);
  if (!matchesFinding(tolerance, facts)) return 'the conditions do not hold for it';
  const assumed = severity ?? severityOf(kind, { kind: entryKind }, severities);
  const open = staysOpen(tolerance.cap, { ...facts, severity: assumed });
  if (open === undefined || severity !== undefined) return open;
  return `${open} (give the severity of the example where it is milder)`;
}
