import type { CalendarDate } from '../base/calendar-date.ts';
import { type Flow, deriveFlows } from '../programme/flow.ts';
import type { EvidenceReference, GateFacts, OrganisationFacts } from '../readiness/facts.ts';
import type { PracticeEvidence } from '../readiness/practice-evidence.ts';
import { type ListedAgreement, agreementsAsAt } from '../store/agreements.ts';
import { type StoredImport, listImports } from '../store/imports.ts';
import { type ListedOrganisation, registerAsAt } from '../store/organisations.ts';
import { listPracticeEvidence } from '../store/practice-evidence.ts';
import type { Context } from './context.ts';
import { parseDay } from './import-file.ts';
import { returnLapsed } from './return-lapsed.ts';

/** Everything the gates of a day rest on, read from the store once. */
export interface ProgrammeFacts {
  readonly asAt: CalendarDate;
  readonly imports: readonly StoredImport[];
  readonly organisations: ReadonlyMap<string, ListedOrganisation>;
  readonly agreements: readonly ListedAgreement[];
  readonly agreementExports: readonly StoredImport[];
  readonly flows: readonly Flow[];
  readonly evidence: ReadonlyMap<string, PracticeEvidence>;
  readonly policy: GateFacts['policy'];
}

/** Reads the facts as at a day; without one, as at today. */
export async function gatherFacts(
  context: Context,
  asAtText: string | undefined,
): Promise<ProgrammeFacts> {
  const asAt = dayOrToday(context, asAtText);
  const { imports, organisations } = await registerAsAt(context.store, asAt);
  const agreements = await agreementsAsAt(context.store, asAt);
  const exports = await listImports(context.store, 'agreements');
  await returnLapsed(context);
  const evidence = await listPracticeEvidence(context.store);
  const { patientsMin, severityMax, ageDaysMax } = context.config.parity;
  return {
    asAt,
    imports,
    organisations: new Map(organisations.map((one) => [one.code, one])),
    agreements,
    agreementExports: exports.filter((one) => one.asAt <= asAt),
    flows: deriveFlows(agreements, asAt),
    evidence: new Map(evidence.map((one) => [one.practice, one])),
    policy: {
      parity: { patientsMin, severityMax, ageDaysMax },
      connection: { ageDaysMax: context.config.connection.ageDaysMax },
    },
  };
}

/** The day given on the command line, or the day of the clock. */
export function dayOrToday(context: Context, text: string | undefined): CalendarDate {
  return parseDay(text ?? context.clock().slice(0, 10));
}

/** What the gates see of one flow. */
export function factsOfFlow(facts: ProgrammeFacts, flow: Flow): GateFacts {
  return {
    ...shared(facts),
    channel: flow.channel,
    provider: factsOfEnd(facts, flow.provider, 'provider'),
    consumer: factsOfEnd(facts, flow.consumer, 'consumer'),
    flow,
    evidence: facts.evidence.get(flow.provider),
  };
}

/** What the gates see of an organisation on its own; the move is to the HIE, so that is its channel. */
export function factsOfOrganisation(facts: ProgrammeFacts, code: string): GateFacts {
  const provides = facts.flows.some((flow) => flow.provider === code);
  const consumes = facts.flows.some((flow) => flow.consumer === code);
  return {
    ...shared(facts),
    channel: 'hie',
    provider: factsOfEnd(facts, code, provides ? 'provider' : consumes ? 'consumer' : undefined),
    consumer: undefined,
    flow: undefined,
    evidence: facts.evidence.get(code),
  };
}

/** How an import is cited. */
export function citeImport(one: StoredImport): EvidenceReference {
  return { kind: 'snapshot', ref: `${one.file} sha256:${one.sha256.slice(0, 12)}`, asAt: one.asAt };
}

function shared(facts: ProgrammeFacts): Pick<GateFacts, 'asAt' | 'policy' | 'agreementExports'> {
  return {
    asAt: facts.asAt,
    policy: facts.policy,
    agreementExports: facts.agreementExports.map(citeImport),
  };
}

/** Sources that list practices, and those that list consumers. */
const LISTS_PROVIDERS: readonly string[] = ['epraccur', 'organisations'];
const LISTS_CONSUMERS: readonly string[] = ['etr', 'organisations'];

function factsOfEnd(
  facts: ProgrammeFacts,
  code: string,
  end: OrganisationFacts['end'],
): OrganisationFacts {
  const organisation = facts.organisations.get(code);
  const lists = end === 'consumer' ? LISTS_CONSUMERS : LISTS_PROVIDERS;
  const searched = facts.imports.filter((one) => lists.includes(one.source));
  const listing = facts.imports.filter((one) => one.id === organisation?.import);
  return {
    code,
    end,
    organisation,
    snapshots: (organisation === undefined ? searched : listing).map(citeImport),
    searched: searched.length > 0,
  };
}
