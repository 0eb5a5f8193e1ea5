import type { CalendarDate } from '../../base/calendar-date.ts';
import { type Flow, deriveFlows } from '../../programme/flow.ts';
import type { FlowEnds, UsageAsAt } from '../../programme/usage/usage.ts';
import type { EvidenceReference, GateFacts } from '../../readiness/facts.ts';
import type { UsePolicy } from '../../readiness/moved.ts';
import type { PracticeEvidence } from '../../readiness/practice-evidence.ts';
import { type ListedAgreement, agreementsAsAt } from '../../store/agreements.ts';
import { type StoredImport, listImports } from '../../store/imports.ts';
import { type ListedOrganisation, registerAsAt } from '../../store/organisations.ts';
import { listPracticeEvidence } from '../../store/practice-evidence.ts';
import type { Context } from '../context.ts';
import { gatherUsage } from '../usage/gather-usage.ts';
import { parseDay } from '../register/import-file.ts';
import { returnLapsed } from '../compare/return-lapsed.ts';

/** Everything the gates of a day rest on, read from the store once. */
export interface ProgrammeFacts {
  readonly asAt: CalendarDate;
  readonly imports: readonly StoredImport[];
  readonly organisations: ReadonlyMap<string, ListedOrganisation>;
  readonly agreements: readonly ListedAgreement[];
  readonly agreementExports: readonly StoredImport[];
  readonly flows: readonly Flow[];
  readonly evidence: ReadonlyMap<string, PracticeEvidence>;
  /** The weeks that tell who has moved. */
  readonly usage: UsageAsAt;
  readonly policy: GateFacts['policy'] & { readonly use: UsePolicy };
}

/**
 * Reads the facts as at a day; without one, as at today. What was compared later does not count. Where
 * only flows are told of, the country's other 15,000 organisations are left out.
 */
export async function gatherFacts(
  context: Context,
  asAtText: string | undefined,
  only?: 'ends-of-flows',
): Promise<ProgrammeFacts> {
  const { store } = context;
  const asAt = dayOrToday(context, asAtText);
  const policy = policyOf(context);
  const agreements = await agreementsAsAt(store, asAt);
  const exports = await listImports(store, 'agreements');
  const usage = await gatherUsage(store, asAt, { policy: policy.use });
  await returnLapsed(context);
  const evidence = await listPracticeEvidence(store, asAt);
  const flows = deriveFlows(agreements, asAt, usersOf(usage));
  const codes = only === undefined ? undefined : endsOf(flows);
  const { imports, organisations } = await registerAsAt(store, asAt, { codes });
  return {
    asAt,
    imports,
    organisations: new Map(organisations.map((one) => [one.code, one])),
    agreements,
    agreementExports: exports.filter((one) => one.asAt <= asAt),
    flows,
    evidence: new Map(evidence.map((one) => [one.practice, one])),
    usage,
    policy,
  };
}

function endsOf(flows: readonly Flow[]): string[] {
  return [...new Set(flows.flatMap(({ provider, consumer }): string[] => [provider, consumer]))];
}

/** The limits of the configuration. */
export function policyOf({ config }: Context): ProgrammeFacts['policy'] {
  const { patientsMin, severityMax, ageDaysMax } = config.parity;
  const { quietWeeks, ageDaysMax: useAgeDaysMax } = config.usage;
  return {
    parity: { patientsMin, severityMax, ageDaysMax },
    connection: { ageDaysMax: config.connection.ageDaysMax },
    use: { quietWeeks, ageDaysMax: useAgeDaysMax },
  };
}

/** Flows somebody has read on: an attempt that was not answered makes nobody a user. */
export function usersOf(usage: UsageAsAt): FlowEnds[] {
  return [...usage.flows.values()].filter(({ accesses }) => accesses > 0);
}

/** The day given on the command line, or the day of the clock. */
export function dayOrToday(context: Context, text: string | undefined): CalendarDate {
  return parseDay(text ?? context.clock().slice(0, 10));
}

/** How an import is cited. */
export function citeImport(one: StoredImport): EvidenceReference {
  const kind = one.source === 'agreements' ? 'export' : 'snapshot';
  return { kind, ref: `${one.file} sha256:${one.sha256.slice(0, 12)}`, asAt: one.asAt };
}

/** The access logs that tell who has moved, as documents cite them; a log of both channels is one file. */
export function usageSources({ usage }: ProgrammeFacts): CitedFile[] {
  const files = new Map(usage.logs.map((log) => [log.import, log]));
  return [...files.values()].map(({ import: id, file, sha256, asAt }) => ({
    id,
    file,
    sha256,
    importedAs: 'usage',
    asAt,
  }));
}

/** What a document says of a file it rests on. */
type CitedFile = Pick<StoredImport, 'id' | 'file' | 'sha256' | 'importedAs' | 'asAt'>;
