import type { RefusalClass } from '../../record/reading.ts';

/** What a published error of a registry or repository means for a case. */
export interface RegistryMeaning {
  readonly class: RefusalClass;
  readonly why: string;
}

/**
 * The error codes of IHE (ITI TF-3, table 4.2.4.1-2; hie-wire, 4.4) with what each means for a case. A code
 * that is not here means that the service failed.
 */
export const REGISTRY_ERRORS: Readonly<Record<string, RegistryMeaning>> = {
  XDSUnknownPatientId: { class: 'not-shared', why: 'the registry knows no such patient' },
  XDSDocumentUniqueIdError: { class: 'case-data', why: 'no such document is held there' },
  XDSPatientIdDoesNotMatch: { class: 'case-data', why: 'the patient of the document is another' },
  XDSResultNotSinglePatient: { class: 'case-data', why: 'the answer is about several patients' },
  XDSUnknownRepositoryId: configuration('the request names an unknown repository'),
  XDSUnknownCommunity: configuration('the request names an unknown community'),
  XDSMissingHomeCommunityId: configuration('the request names no community'),
  XDSStoredQueryMissingParam: configuration('the query lacks a parameter'),
  XDSStoredQueryParamNumber: configuration('the query gives a parameter too often'),
  XDSUnknownStoredQuery: configuration('the query is not known there'),
  XDSTooManyResults: configuration('the query asks for more than the registry returns'),
  XDSInvalidRequest: configuration('the request was not understood'),
  XDSRegistryError: unavailable('the registry failed'),
  XDSRepositoryError: unavailable('the repository failed'),
  XDSRegistryMetadataError: unavailable('the registry failed on its own metadata'),
  XDSRepositoryMetadataError: unavailable('the repository failed on its own metadata'),
  XDSRegistryBusy: unavailable('the registry is busy'),
  XDSRepositoryBusy: unavailable('the repository is busy'),
  XDSRegistryOutOfResources: unavailable('the registry is out of resources'),
  XDSRepositoryOutOfResources: unavailable('the repository is out of resources'),
  XDSRegistryNotAvailable: unavailable('the registry cannot be reached'),
  XDSUnavailableCommunity: unavailable('the community cannot be reached'),
};

function configuration(why: string): RegistryMeaning {
  return { class: 'configuration', why };
}

function unavailable(why: string): RegistryMeaning {
  return { class: 'unavailable', why };
}

/** The meaning of a code, with the code itself where it looks like one. */
export function meaningOfCode(code: string | undefined): RegistryMeaning {
  const name = code?.trim().split(':').at(-1) ?? '';
  const known = Object.hasOwn(REGISTRY_ERRORS, name) ? REGISTRY_ERRORS[name] : undefined;
  if (known !== undefined) return { class: known.class, why: `${known.why} (${name})` };
  const said = CODE_LIKE.test(name) ? `a code that is not known (${name})` : 'no known code';
  return { class: 'unavailable', why: `refused with ${said}` };
}

/** Only what looks like a code is repeated, for anything else may be content. */
const CODE_LIKE = /^XDS[A-Za-z]{2,50}$/;
