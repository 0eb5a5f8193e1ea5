import { findBlockers } from '../../programme/agreements/agreement-blockers.ts';
import { findReplacements } from '../../programme/agreements/agreement-replacement.ts';
import { agreementsAsAt } from '../../store/agreements.ts';
import { listImports } from '../../store/imports.ts';
import { organisationAgreementsAsAt } from '../../store/organisation-agreements.ts';
import {
  type AgreementDocument,
  type BlockerDocument,
  type OrganisationAgreementDocument,
  toAgreementDocument,
  toBlockerDocument,
  toOrganisationAgreementDocument,
} from './agreement-documents.ts';
import type { Context } from '../context.ts';
import { type SourceDocument, toSources } from '../register/list-organisations.ts';
import { dayOrToday } from '../flows/programme-facts.ts';
import { warnAll } from './tier-warnings.ts';

/** `mig2hie/agreements/1`. */
export interface AgreementsDocument {
  readonly schema: 'mig2hie/agreements/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly count: number;
  readonly agreements: readonly AgreementDocument[];
  /** Agreements of tiers 0 and 1, which an organisation signs once; filters on flows leave them. */
  readonly organisationAgreements: readonly OrganisationAgreementDocument[];
  /** What keeps flows of the HIE from being agreed, the worst first; of the flows of `--org`, when given. */
  readonly blockers: readonly BlockerDocument[];
  /** Organisations with an agreement in force whose tiers 0 and 1 are not. */
  readonly warnings: readonly string[];
}

/** What a list of agreements can be narrowed to. */
export interface AgreementFilter {
  readonly asAt?: string | undefined;
  readonly organisation?: string | undefined;
  readonly channel?: string | undefined;
  readonly standing?: string | undefined;
}

/** Agreements as at a day (today, when none is given), by flow. */
export async function listAgreements(
  context: Context,
  request: AgreementFilter,
): Promise<AgreementsDocument> {
  const { store } = context;
  const asAt = dayOrToday(context, request.asAt);
  const organisation = request.organisation?.trim().toUpperCase();
  // The way from one agreement to the one that takes its place may lead through those of others.
  const all = await agreementsAsAt(store, asAt);
  const stored = all.filter(
    (one) =>
      organisation === undefined || one.provider === organisation || one.consumer === organisation,
  );
  const findReplacement = findReplacements(all, asAt);
  const once = await organisationAgreementsAsAt(store, asAt);
  const exports = await listImports(store, 'agreements');
  const agreements = stored
    .map((agreement) => toAgreementDocument(agreement, asAt, findReplacement))
    .filter((one) => request.channel === undefined || one.channel === request.channel)
    .filter((one) => request.standing === undefined || one.standing === request.standing);
  const ends = agreements
    .filter(({ standing }) => standing === 'in-force')
    .flatMap(({ provider, consumer }) => [provider.code, consumer.code]);
  return {
    schema: 'mig2hie/agreements/1',
    asAt,
    sources: toSources(exports.filter((one) => one.asAt <= asAt)),
    count: agreements.length,
    agreements,
    organisationAgreements: once
      .filter((one) => organisation === undefined || one.organisation === organisation)
      .map((one) => toOrganisationAgreementDocument(one, asAt)),
    blockers: findBlockers(stored, asAt).map(toBlockerDocument),
    warnings: warnAll(ends, once, asAt),
  };
}
