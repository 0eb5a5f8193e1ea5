import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import type { ComparisonDocument, NotComparable } from '../../compare/document.ts';
import { NOT_COMPARED_REASONS } from '../../readiness/practice-evidence.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import type { PracticeReportInput } from '../input.ts';
import type { NotTested, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import { STANDING_GAPS, gatesNotMeasured } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { REASON_TITLES, fieldInWords, idInWords, itemTitle } from '../words.ts';
import type { ItemTally } from './items.ts';

/** Everything this report has no evidence of, as rows: a gap left out would read as a pass. */
export function notTestedSection(
  input: PracticeReportInput,
  items: readonly ItemTally[],
  counting: Counting,
): Section {
  const gaps = [
    ...missedPatients(input, counting),
    ...itemsWithoutEvidence(items, input.comparisons.length, counting),
    ...formatLimits(input.comparisons, counting),
    ...gatesNotMeasured(new Set(input.gates.map((gate) => gate.id))),
    ...STANDING_GAPS,
  ];
  return { id: 'not-tested', title: 'What was not tested', blocks: [{ type: 'not-tested', gaps }] };
}

function missedPatients({ evidence }: PracticeReportInput, counting: Counting): NotTested[] {
  if (evidence === undefined) {
    return [{ what: 'The whole practice', extent: 'no patient', why: 'None has been planned.' }];
  }
  const reasons = NOT_COMPARED_REASONS.filter((reason) => (evidence.notCompared[reason] ?? 0) > 0);
  return reasons.map((reason) => ({
    what: 'Planned patients who were not compared',
    extent: `${counting.patients(evidence.notCompared[reason] ?? 0)} of ${counting.patients(evidence.planned)} planned patients`,
    why: `${REASON_TITLES[reason]}.`,
  }));
}

/** Each item in so many patients without evidence, with the reason its states give. */
function itemsWithoutEvidence(
  items: readonly ItemTally[],
  compared: number,
  counting: Counting,
): NotTested[] {
  if (compared === 0) {
    const why = 'Nobody has been compared.';
    return [{ what: 'Every data item', extent: 'no compared patient', why }];
  }
  return items.flatMap(({ item, reasons }) =>
    sorted(
      reasons,
      orderBy(([reason]) => reason),
    ).map(([reason, patients]) => ({
      what: itemTitle(item),
      extent: `${counting.patients(patients)} of ${counted(counting.patients(compared), 'compared patient')}`,
      why: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    })),
  );
}

function formatLimits(comparisons: readonly ComparisonDocument[], counting: Counting): NotTested[] {
  const limits = comparisons.flatMap((document) => document.notComparable);
  const groups = groupBy(limits, (limit) =>
    JSON.stringify([limit.item, limit.kind, limit.field, limit.why]),
  );
  return sorted(
    [...groups.values()].map((group) => ({ first: group[0], group })),
    orderBy(
      ({ first }) => (first === undefined ? -1 : DATA_ITEMS.indexOf(first.item)),
      ({ first }) => `${first?.kind} ${first?.field} ${first?.why}`,
    ),
  ).flatMap(({ first, group }) => (first === undefined ? [] : [limitGap(first, group, counting)]));
}

/** A document names each limit once, so a group has one limit for each patient it concerns. */
function limitGap(
  first: NotComparable,
  group: readonly NotComparable[],
  counting: Counting,
): NotTested {
  const concerned = group.filter((limit) => limit.entries > 0).length;
  const entries = group.reduce((sum, limit) => sum + limit.entries, 0);
  const kind = idInWords(first.kind).toLowerCase();
  return {
    what: `${itemTitle(first.item)} (${kind}): ${fieldInWords(first.field)}`,
    extent: `${counted(counting.of(entries, concerned), 'entry', 'entries')} in ${counted(counting.patients(concerned), 'patient')}`,
    why: reasonOf(first),
  };
}

/** A reason that names the field by its own name says no more than that the side is silent. */
function reasonOf({ field, why }: NotComparable): string {
  const side = ['MIG', 'HIE'].find((name) => why === `The ${name} gives no ${field}.`);
  return side === undefined ? why : `The ${side} does not say.`;
}
