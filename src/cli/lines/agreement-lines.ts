import type {
  PartyEntryDocument,
  PartyHistoryDocument,
} from '../../workflow/agreements/agreement-parties.ts';
import type {
  AgreementDetailDocument,
  AgreementShownDocument,
} from '../../workflow/agreements/show-agreement.ts';
import { blockerLines, onceLines, warningLines, wordAge } from '../columns/agreement-columns.ts';
import { describeSources } from './sources.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** One agreement, or one organisation in all its agreements, for people. */
export function agreementLines(shown: AgreementShownDocument, width: number): string[] {
  const what =
    shown.agreement === null
      ? `Organisation ${shown.organisation}`
      : `Agreement ${shown.agreement}`;
  return [
    `${what} as at ${shown.asAt}.`,
    ...shown.agreements.flatMap((one) => termLines(one, width)),
    ...onceLines(shown.organisationAgreements, width, PARTIES_MAX),
    ...partyLines(shown.parties, width),
    ...blockerLines(shown.blockers, width),
    ...warningLines(shown.warnings, width),
    '',
    ...describeSources(shown.sources),
  ];
}

function termLines(one: AgreementDetailDocument, width: number): string[] {
  const { flows } = one;
  const facts = [
    ['on', one.channel],
    ['from', list(one.validFrom, 'not said')],
    ['to', list(one.validTo, 'no end')],
    ['DPIA', list(one.dpia, 'not said')],
    ['takes the place of', one.supersedes.join(', ') || '-'],
    ['its place is taken by', one.supersededBy.join(', ') || '-'],
    [
      'flows',
      `${flows.count}: ${flows.inForce} in force, ${flows.superseded} replaced, ${flows.notInForce} not in force, ${flows.unknown} not known`,
    ],
    ['oldest row', `of ${one.asAt}, ${wordAge(one.ageDays)} old`],
  ];
  return [
    '',
    ...formatTable([{ title: 'agreement' }, { title: one.agreement, wrap: true }], facts, {
      width,
    }),
  ];
}

function list(values: readonly (string | null)[], none: string): string {
  return values.map((value) => value ?? none).join(', ');
}

/** Parties shown; a trust's agreement has hundreds of practices, and those unsigned come first. */
const PARTIES_MAX = 30;

function partyLines(parties: readonly PartyHistoryDocument[], width: number): string[] {
  const rows = parties
    .slice(0, PARTIES_MAX)
    .map((one) => [
      one.organisation,
      one.role,
      one.agreement,
      one.contradicted ? `${one.state ?? 'not said'} (its rows differ)` : (one.state ?? 'not said'),
      one.signedOn ?? '-',
      [one.signatoryRole ?? '', ...(one.signatories ?? [])]
        .filter((text) => text !== '')
        .join(', ') || '-',
      wordAge(one.ageDays),
      wordHistory(one),
    ]);
  const rest = parties.length - PARTIES_MAX;
  return [
    '',
    ...formatTable(
      [
        { title: 'party', whole: true },
        { title: 'as' },
        { title: 'in' },
        { title: 'state', whole: true },
        { title: 'signed on' },
        { title: 'signed as' },
        { title: 'age' },
        { title: 'what each import said', wrap: true },
      ],
      rows,
      { width },
    ),
    ...(rest > 0
      ? wrapLine(`… and ${rest} parties more, signed ones last; all of them with --json.`, 0, width)
      : []),
  ];
}

/** States as they changed; imports that say again what the one before said are counted. */
function wordHistory({ history }: PartyHistoryDocument): string {
  const spells: { first: PartyEntryDocument; last: PartyEntryDocument; again: number }[] = [];
  for (const one of history) {
    const spell = spells.at(-1);
    if (spell === undefined || spell.last.state !== one.state) {
      spells.push({ first: one, last: one, again: 0 });
    } else spells.splice(-1, 1, { ...spell, last: one, again: spell.again + 1 });
  }
  return spells
    .map(({ first, last, again }) => {
      const said = `${first.asAt} ${first.state ?? 'not said'} (${first.file})`;
      return again === 0 ? said : `${said}, ${wordTimes(again)} until ${last.asAt}`;
    })
    .join('; ');
}

function wordTimes(count: number): string {
  return count === 1 ? 'once more' : `${count} times more`;
}
