import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { compareText, groupBy, sorted } from '../../base/ordering.ts';
import { type Blocker, findBlockers } from '../../programme/agreements/agreement-blockers.ts';
import {
  type FindReplacement,
  findReplacements,
} from '../../programme/agreements/agreement-replacement.ts';
import { standingOn } from '../../programme/agreements/agreement-standing.ts';
import { supersededBy } from '../../programme/agreements/agreement-succession.ts';
import { type ListedAgreement, agreementsAsAt } from '../../store/agreements.ts';
import { listImports } from '../../store/imports.ts';
import {
  type ListedOrganisationAgreement,
  organisationAgreementsAsAt,
} from '../../store/organisation-agreements.ts';
import { partyHistory } from '../../store/party-history.ts';
import {
  type BlockerDocument,
  type OrganisationAgreementDocument,
  toBlockerDocument,
  toOrganisationAgreementDocument,
} from './agreement-documents.ts';
import { type PartyHistoryDocument, toPartyHistories } from './agreement-parties.ts';
import type { Context } from '../context.ts';
import { type SourceDocument, toSources } from '../register/list-organisations.ts';
import { dayOrToday } from '../flows/programme-facts.ts';
import { openSignatories } from './signatories.ts';
import { warnAll } from './tier-warnings.ts';

/** An agreement with all its flows on a day. */
export interface AgreementDetailDocument {
  readonly agreement: string;
  readonly channel: string;
  /** Terms; several values when rows of the agreement differ by flow. */
  readonly validFrom: readonly (string | null)[];
  readonly validTo: readonly (string | null)[];
  readonly dpia: readonly (string | null)[];
  /** Agreements it takes the place of, directly or through others. */
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
  readonly flows: {
    readonly count: number;
    /** Those whose place another agreement has taken are counted apart, under `superseded`. */
    readonly inForce: number;
    readonly superseded: number;
    readonly notInForce: number;
    readonly unknown: number;
  };
  /** The oldest row it rests on, and its age in days. */
  readonly asAt: string;
  readonly ageDays: number;
}

/** `mig2hie/agreement/1`. */
export interface AgreementShownDocument {
  readonly schema: 'mig2hie/agreement/1';
  readonly asAt: string;
  /** What was asked for: an agreement, or an organisation in all its agreements. */
  readonly agreement: string | null;
  readonly organisation: string | null;
  readonly sources: readonly SourceDocument[];
  readonly agreements: readonly AgreementDetailDocument[];
  readonly organisationAgreements: readonly OrganisationAgreementDocument[];
  /** Of an organisation only its own; unsigned ones first. */
  readonly parties: readonly PartyHistoryDocument[];
  readonly blockers: readonly BlockerDocument[];
  readonly warnings: readonly string[];
}

/** What is asked of one agreement or organisation. */
export interface ShowAgreementRequest {
  /** Identifier of an agreement, or else an ODS code. */
  readonly id: string;
  readonly asAt?: string | undefined;
  /** Opens the names of signatories that were kept. */
  readonly withStaff?: boolean | undefined;
}

/** One agreement, or all agreements of one organisation: parties, their history, what blocks. */
export async function showAgreement(
  context: Context,
  request: ShowAgreementRequest,
): Promise<AgreementShownDocument> {
  const { store } = context;
  const asAt = dayOrToday(context, request.asAt);
  const all = await agreementsAsAt(store, asAt);
  const once = await organisationAgreementsAsAt(store, asAt);
  const findReplacement = findReplacements(all, asAt);
  const asked = findAsked(request.id.trim(), all, once, asAt);
  const own = all.filter((one) => isOf(one, asked));
  const ownOnce = once.filter((one) =>
    asked.agreement === undefined
      ? one.organisation === asked.organisation
      : one.agreement === asked.agreement,
  );
  const exports = await listImports(store, 'agreements');
  const entries = await partyHistory(store, asAt, asked);
  const names =
    request.withStaff === true ? await namesOf(context, asAt, [...own, ...ownOnce]) : undefined;
  return {
    schema: 'mig2hie/agreement/1',
    asAt,
    agreement: asked.agreement ?? null,
    organisation: asked.organisation ?? null,
    sources: toSources(exports.filter((one) => one.asAt <= asAt)),
    agreements: toDetails(own, all, { day: asAt, findReplacement }),
    organisationAgreements: ownOnce.map((one) => toOrganisationAgreementDocument(one, asAt)),
    parties: toPartyHistories(entries, { day: asAt, names }),
    blockers: findBlockers(all, asAt)
      .filter((one) => concerns(one, asked, own))
      .map(toBlockerDocument),
    warnings: warn(own, once, { asked, asAt, findReplacement }),
  };
}

/** An agreement or an organisation; never both. */
interface Asked {
  readonly agreement?: string | undefined;
  readonly organisation?: string | undefined;
}

/** An identifier of an agreement counts before an ODS code of the same letters. */
function findAsked(
  id: string,
  all: readonly ListedAgreement[],
  once: readonly ListedOrganisationAgreement[],
  asAt: CalendarDate,
): Asked {
  if ([...all, ...once].some(({ agreement }) => agreement === id)) return { agreement: id };
  const code = id.toUpperCase();
  const named = all.some(({ provider, consumer }) => provider === code || consumer === code);
  if (named || once.some(({ organisation }) => organisation === code)) {
    return { organisation: code };
  }
  throw new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_AGREEMENT',
    exit: EXIT.usage,
    message: `No imported export names ${maskNumbers(id.slice(0, 40))} as at ${asAt}, neither as an agreement nor as a party.`,
    next: [
      '"mig2hie agreements list" shows what there is; an identifier is written as in the export.',
    ],
  });
}

function isOf(one: ListedAgreement, asked: Asked): boolean {
  if (asked.agreement !== undefined) return one.agreement === asked.agreement;
  return one.provider === asked.organisation || one.consumer === asked.organisation;
}

async function namesOf(
  context: Context,
  asAt: CalendarDate,
  of: readonly { readonly agreement: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const agreement of new Set(of.map((one) => one.agreement))) {
    for (const [organisation, names] of await openSignatories(context, asAt, agreement)) {
      found.set(`${agreement}\u0000${organisation}`, names);
    }
  }
  return found;
}

/** What the standing of an agreement on a day is told from. */
interface StandingContext {
  readonly day: CalendarDate;
  readonly findReplacement: FindReplacement;
}

function toDetails(
  own: readonly ListedAgreement[],
  all: readonly ListedAgreement[],
  on: StandingContext,
): AgreementDetailDocument[] {
  const chains = supersededBy(all);
  const groups = groupBy(own, ({ agreement, channel }) => `${channel}\u0000${agreement}`);
  return sorted(groups, ([a], [b]) => compareText(a, b)).map(([, rows]) =>
    toDetail(rows, chains, on),
  );
}

function toDetail(
  rows: readonly ListedAgreement[],
  chains: ReadonlyMap<string, ReadonlySet<string>>,
  { day, findReplacement }: StandingContext,
): AgreementDetailDocument {
  const agreement = rows[0]?.agreement ?? '';
  const verdicts = rows.map((row) =>
    findReplacement(row) === undefined ? standingOn(row, day).verdict : 'superseded',
  );
  const countOf = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
  const newer = [...chains].filter(([, older]) => older.has(agreement)).map(([id]) => id);
  const oldest = rows.reduce((day0, row) => (row.asAt < day0 ? row.asAt : day0), day);
  return {
    agreement,
    channel: rows[0]?.channel ?? '',
    validFrom: distinct(rows.map((row) => row.validFrom)),
    validTo: distinct(rows.map((row) => row.validTo)),
    dpia: distinct(rows.map((row) => row.dpia)),
    supersedes: [...(chains.get(agreement) ?? [])].toSorted(),
    supersededBy: newer.toSorted(),
    flows: {
      count: rows.length,
      inForce: countOf('in-force'),
      superseded: countOf('superseded'),
      notInForce: countOf('not-in-force'),
      unknown: countOf('unknown'),
    },
    asAt: oldest,
    ageDays: daysBetween(oldest, day),
  };
}

function distinct(values: readonly (string | undefined)[]): (string | null)[] {
  return sorted(new Set(values), (a = '', b = '') => compareText(a, b)).map((one) => one ?? null);
}

/** What blocks an agreement; of an organisation what it blocks itself, and what blocks its agreements. */
function concerns(blocker: Blocker, asked: Asked, own: readonly ListedAgreement[]): boolean {
  if (asked.agreement !== undefined) return blocker.agreement === asked.agreement;
  if (blocker.organisation !== undefined) return blocker.organisation === asked.organisation;
  return own.some(({ agreement }) => agreement === blocker.agreement);
}

function warn(
  own: readonly ListedAgreement[],
  once: readonly ListedOrganisationAgreement[],
  {
    asked,
    asAt,
    findReplacement,
  }: {
    readonly asked: Asked;
    readonly asAt: CalendarDate;
    readonly findReplacement: FindReplacement;
  },
): string[] {
  const inForce = own.filter(
    (one) => findReplacement(one) === undefined && standingOn(one, asAt).verdict === 'in-force',
  );
  const ends = inForce.flatMap(({ provider, consumer }) => [provider, consumer] as string[]);
  const codes = asked.organisation === undefined ? ends : [asked.organisation];
  return warnAll(codes, once, asAt);
}
