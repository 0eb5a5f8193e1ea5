import type { AgreementField } from './agreement-columns.ts';
import type { AgreementWords } from './agreement-words.ts';

/**
 * Names of columns that mean one of our fields, besides its own. A name that could mean two fields
 * stands at both and is then left to a person. Taken from the words sharing registers use on screen
 * and in template agreements; no schema of an export is published.
 */
export const COLUMN_SYNONYMS: Readonly<Record<AgreementField, readonly string[]>> = {
  agreement: [
    'agreement id',
    'agreement ref',
    'agreement reference',
    'agreement number',
    'share id',
    'share ref',
    'share reference',
    'data share',
    'isa ref',
    'dsa ref',
    'dsa id',
    'reference',
    'ref',
  ],
  tier: ['agreement tier', 'tier level'],
  channel: ['system', 'which system', 'viewer', 'route', 'service', 'platform'],
  provider: [
    'practice',
    'practice code',
    'practice ods',
    'practice ods code',
    'provider code',
    'provider ods',
    'provider ods code',
    'data provider',
    'sharing organisation',
  ],
  consumer: [
    'consumer code',
    'consumer ods',
    'consumer ods code',
    'recipient',
    'recipient code',
    'receiving organisation',
    'viewing organisation',
  ],
  providerState: ['provider status', 'practice status'],
  providerSignedOn: ['provider signed date', 'practice signed date', 'provider signed'],
  providerSignatoryRole: ['provider signatory title'],
  consumerState: ['consumer status', 'recipient status'],
  consumerSignedOn: ['consumer signed date', 'recipient signed date', 'consumer signed'],
  consumerSignatoryRole: ['consumer signatory title'],
  party: [
    'organisation',
    'organisation code',
    'org code',
    'ods code',
    'ods',
    'party code',
    'signatory organisation',
  ],
  role: [
    'acts as',
    'party role',
    'organisation role',
    'party type',
    'role in share',
    'role in sharing',
  ],
  state: [
    'status',
    'party status',
    'agreement status',
    'signature status',
    'signing status',
    'sign off status',
    'signed',
  ],
  signedOn: [
    'signed',
    'signed date',
    'date signed',
    'signature date',
    'signed off',
    'sign off date',
  ],
  signatoryRole: ['signed as', 'signatory title', 'signatory position', 'signed in the role of'],
  validFrom: ['start', 'start date', 'effective from', 'effective date', 'from', 'commencement'],
  validTo: ['end', 'end date', 'expiry', 'expiry date', 'expires', 'to', 'review date'],
  dpiaState: ['dpia', 'dpia status', 'impact assessment', 'dpia outcome'],
  supersedes: ['replaces', 'supersedes agreement', 'previous agreement', 'replaces agreement'],
  asAt: ['as at date', 'snapshot date', 'report date', 'exported on', 'export date'],
  signatory: ['signed by', 'signatory name', 'signer', 'signer name'],
  providerSignatory: ['provider signed by', 'practice signatory'],
  consumerSignatory: ['consumer signed by', 'recipient signatory'],
};

/** What is to be checked when a column is taken for a field by one of these names. */
export const COLUMN_DOUBTS: Readonly<Record<string, string>> = {
  'review date': 'a review date is not always an end: check with whoever owns the agreement',
  'which system': 'only right when it tells which viewer the agreement is for',
  system: 'only right when it tells which viewer the agreement is for',
  route: 'only right when it tells which viewer the agreement is for',
  service: 'only right when it tells which viewer the agreement is for',
  platform: 'only right when it tells which viewer the agreement is for',
};

/** Words of exports that mean one of ours without doubt, folded. Others are left to a person. */
export const WORD_SYNONYMS: Readonly<
  Record<keyof AgreementWords, Readonly<Record<string, readonly string[]>>>
> = {
  state: {
    draft: ['in-draft', 'in-preparation', 'not-issued', 'not-sent'],
    issued: ['sent', 'emailed', 'invited', 'awaiting-signature', 'sent-for-signature', 'unsigned'],
    viewed: ['opened', 'read'],
    queried: ['query-raised', 'query', 'in-query'],
    declined: ['refused', 'rejected'],
    signed: ['signed-off', 'fully-signed'],
    active: ['live', 'in-force', 'current'],
    'due-for-review': ['review-due', 'under-review', 'in-review', 'overdue-for-review'],
    expired: ['lapsed', 'ended'],
    withdrawn: ['revoked', 'cancelled', 'terminated'],
    superseded: ['replaced'],
  },
  dpia: {
    'not-started': ['not-begun', 'not-yet-started'],
    'in-progress': ['in-draft', 'draft', 'started', 'submitted', 'under-review', 'in-review'],
    approved: ['signed-off', 'accepted'],
    rejected: ['refused', 'declined'],
  },
  channel: {
    mig: ['medical-interoperability-gateway'],
    hie: ['health-information-exchange'],
  },
  role: {
    provider: ['data-provider', 'discloser', 'sender', 'sharing', 'provides'],
    consumer: ['data-consumer', 'recipient', 'receiver', 'viewing', 'consumes'],
  },
  tier: {
    '0': ['mou', 'memorandum-of-understanding', 'charter'],
    '1': ['common-standards'],
    '2': ['dsa', 'data-sharing-agreement', 'specific-agreement'],
  },
  signatory: {
    'caldicott-guardian': ['cg'],
    siro: ['senior-information-risk-owner'],
    dpo: ['data-protection-officer'],
    'ig-lead': ['information-governance-lead'],
    partner: ['gp-partner', 'practice-partner'],
    'practice-manager': ['pm'],
    'chief-executive': ['ceo', 'chief-executive-officer'],
    director: [],
  },
};

/**
 * Words of the business of signing. A word of an export is shown only when it is made of these alone:
 * anything else in a column of states may be somebody's name.
 */
export const SAFE_WORDS: ReadonlySet<string> = new Set(
  `a accepted active agreed agreement all and approved archived as assessment at awaiting being by
  cancelled charter chased closed common complete completed consumer controller current data date
  declined discloser done draft due email emailed ended exchange expired expires final for force
  fully gateway guardian health hie in incomplete information interoperability invited issued joint
  lapsed lead live medical memorandum met mig mou n na new no none not of off officer on open opened
  outstanding overdue paper part partial partially partner party pending practice processor progress
  protection provider provides published queried query raised read received recipient refused
  rejected renewal required responded returned review reviewed reminder requested revoked risk send
  sender sent share shared sharing sign signature signed siro specific stage standard standards
  started submitted superseded replaced suspended terminated the tier to under understanding unknown
  unsigned until updated valid viewed viewer viewing waiting withdrawn with y yes yet caldicott dpo
  dpia director manager executive chief senior owner ig gp ccg trust consumes receiver`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
