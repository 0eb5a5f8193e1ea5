import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import { isSigned } from '../../programme/agreements/agreement-state.ts';
import type { PartyEntry } from '../../store/party-history.ts';

/** What one import said of a party. */
export interface PartyEntryDocument {
  readonly state: string | null;
  readonly signedOn: string | null;
  readonly signatoryRole: string | null;
  /** Flows whose rows say so. */
  readonly flows: number;
  readonly asAt: string;
  readonly file: string;
  readonly sha256: string;
}

/** A party of an agreement, how it stands, and what each import said of it. */
export interface PartyHistoryDocument extends Pick<
  PartyEntryDocument,
  'state' | 'signedOn' | 'signatoryRole' | 'asAt'
> {
  readonly agreement: string;
  readonly organisation: string;
  readonly role: string;
  readonly ageDays: number;
  /** Whether rows of the newest import say different things of it. */
  readonly contradicted: boolean;
  /** Oldest first. */
  readonly history: readonly PartyEntryDocument[];
  /** Names that were kept when asked for, opened for whoever asks again; absent otherwise. */
  readonly signatories?: readonly string[] | undefined;
}

/** Gathers what imports said into parties; those whose signature does not stand come first. */
export function toPartyHistories(
  entries: readonly PartyEntry[],
  options: {
    readonly day: CalendarDate;
    readonly names?: ReadonlyMap<string, readonly string[]> | undefined;
  },
): PartyHistoryDocument[] {
  const groups = groupBy(entries, ({ agreement, role, organisation }) =>
    [agreement, role, organisation].join('\u0000'),
  );
  const parties = [...groups.values()].flatMap((group) => {
    const newest = group.at(-1);
    return newest === undefined ? [] : [{ newest, group }];
  });
  return sorted(parties, UNSIGNED_FIRST).map(({ newest, group }) =>
    toParty(newest, group, options),
  );
}

const UNSIGNED_FIRST = orderBy<{ readonly newest: PartyEntry }>(
  ({ newest }) => (newest.state !== undefined && isSigned(newest.state) ? 1 : 0),
  ({ newest }) => newest.agreement,
  ({ newest }) => newest.role,
  ({ newest }) => newest.organisation,
);

function toParty(
  newest: PartyEntry,
  entries: readonly PartyEntry[],
  { day, names }: Parameters<typeof toPartyHistories>[1],
): PartyHistoryDocument {
  const { agreement, organisation, role } = newest;
  const last = entries.filter((one) => one.import === newest.import && one.asAt === newest.asAt);
  const { file: _file, sha256: _sha256, flows: _flows, ...standing } = toEntry(newest);
  return {
    agreement,
    organisation,
    role,
    ...standing,
    ageDays: daysBetween(newest.asAt, day),
    contradicted: new Set(last.map(({ state }) => state)).size > 1,
    history: entries.map(toEntry),
    ...(names === undefined
      ? {}
      : { signatories: names.get(`${agreement}\u0000${organisation}`) ?? [] }),
  };
}

function toEntry(one: PartyEntry): PartyEntryDocument {
  return {
    state: one.state ?? null,
    signedOn: one.signedOn ?? null,
    signatoryRole: one.signatoryRole ?? null,
    flows: one.flows,
    asAt: one.asAt,
    file: one.file,
    sha256: one.sha256,
  };
}
