import type { UsageDocument } from '../../workflow/usage/show-usage.ts';
import type {
  LossGroup,
  LossTotal,
  LostPairDocument,
  UsageLossDocument,
} from '../../workflow/usage/usage-loss.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';
import { footingOf, number } from './usage-lines.ts';

/** What would stop with the MIG as a list to print: a row for each pair that still reads. */
export function lossTable(
  document: UsageDocument,
  loss: UsageLossDocument,
): ListTable<LostPairDocument> {
  return {
    columns: PAIR_COLUMNS,
    rows: loss.pairs,
    remarks: contradiction,
    footing: [...lossLines(loss), ...footingOf(document)],
  };
}

/** What each practice, or each consumer, would lose, as a list to print. */
export function lossGroupTable(
  document: UsageDocument,
  loss: UsageLossDocument,
): ListTable<LossGroup> {
  return {
    columns: [
      { title: loss.by, get: (group) => group[loss.by === 'provider' ? 'provider' : 'consumer'] },
      ...GROUP_COLUMNS,
    ],
    rows: loss.groups,
    footing: [...lossLines(loss), ...footingOf(document)],
  };
}

const PAIR_COLUMNS: readonly ListColumn<LostPairDocument>[] = [
  { title: 'provider', get: ({ provider }) => provider },
  { title: 'consumer', get: ({ consumer }) => consumer },
  number('mig', ({ mig }) => mig.inWeeks.accesses),
  number('since', ({ mig }) => mig.since.accesses),
  number('failed', ({ mig }) => mig.failed, true),
  number('users', ({ mig }) => mig.usersMost),
  number('weeks', ({ mig }) => mig.coveredWeeks),
  number('hie', ({ hie }) => hie.accesses),
  {
    title: 'hie agreement',
    get: ({ agreed }) => word(agreed, ['in force', 'not in force', 'none']),
  },
  { title: 'hie route', get: ({ route }) => word(route, ['open', 'none', 'not known']) },
  { title: 'has a way', get: ({ hasWay }) => (hasWay ? 'yes' : 'no') },
];

const GROUP_COLUMNS: readonly ListColumn<LossGroup>[] = [
  number('pairs', ({ of }) => of),
  number('not known', ({ notKnown }) => notKnown),
  number('stop', ({ reading }) => reading.pairs),
  number('no way', ({ withoutHie }) => withoutHie.pairs),
  number('quiet', ({ quiet }) => quiet),
  number('mig', ({ reading }) => reading.inWeeks.accesses),
  number('since', ({ reading }) => reading.since.accesses),
  number('failed', ({ reading }) => reading.failed, true),
];

function word(value: boolean | null, [yes, no, none]: readonly [string, string, string]): string {
  if (value === null) return none;
  return value ? yes : no;
}

function contradiction({ isContradicted, hie }: LostPairDocument): string[] {
  if (!isContradicted) return [];
  return [
    `The log holds ${hie.accesses} accesses on the HIE, and the list of routes none open then: one of them is wrong or out of date.`,
  ];
}

/** What is not known comes first: a small figure after it must not reassure. */
function lossLines(loss: UsageLossDocument): string[] {
  const { reading, withHie, withoutHie, notKnown, of } = loss;
  const when = `If the MIG stopped on ${loss.on}`;
  if (of === 0) {
    return [`${when}: not known, for no agreement and no access log of these weeks names a pair.`];
  }
  const would = `${told(reading, ` ${weeksOf(loss)}`)} of ${of} pairs would stop reading there.`;
  return [
    ...(notKnown === 0
      ? [`${when}: ${would}`]
      : [
          `${when}: not known for ${notKnown} of ${of} pairs, for ${reasons(loss)}.`,
          `  Of the others: ${would}`,
        ]),
    `  Already on the HIE as well: ${told(withHie)}.`,
    `  Without such a way: ${told(withoutHie)}.`,
    `  Quiet on the MIG ${weeksOf(loss)}: ${loss.quiet}.`,
    ...contradictions(loss),
  ];
}

/** The days are named once, where all that would stop is told. */
function told({ pairs, practices, consumers, inWeeks, since }: LossTotal, weeks = ''): string {
  if (pairs === 0) return '0';
  const later = since.accesses + since.failed === 0 ? '' : `, and ${counts(since)} since`;
  return `${pairs} (${practices} practices, ${consumers} consumers; ${counts(inWeeks)}${weeks}${later})`;
}

function counts({ accesses, failed }: LossTotal['since']): string {
  return `${accesses} accesses and ${failed} failed attempts`;
}

function weeksOf({ weeks, days }: UsageLossDocument): string {
  if (days === null) return 'in no covered week';
  return `in ${weeks} covered weeks from ${days.from} to ${days.to}`;
}

function reasons({ unknownPairs, ageDaysMax, weeks }: UsageLossDocument): string {
  const few = unknownPairs.filter(({ why }) => why === 'too-few-weeks').length;
  const old = unknownPairs.length - few;
  return [
    ...(few > 0 ? [`logs cover fewer than ${weeks} weeks in a row (${few})`] : []),
    ...(old > 0 ? [`the newest covered week ended more than ${ageDaysMax} days ago (${old})`] : []),
  ].join(', or ');
}

function contradictions({ pairs }: UsageLossDocument): string[] {
  const count = pairs.filter(({ isContradicted }) => isContradicted).length;
  if (count === 0) return [];
  return [
    `  Log and list of routes contradict each other for ${count}: read on the HIE, without an open route.`,
  ];
}
