import { EXTRACT_SERVICE, TRACE_SERVICE, writeMigFault } from '../mig/envelope.ts';
import { writeMigExtract, writeWithheldExtract } from '../mig/extract.ts';
import type { MigExtractOptions, MigView } from '../mig/options.ts';
import { writeMigTrace } from '../mig/trace.ts';
import type { SimulatedPatient, SimulatedPractice } from '../model.ts';
import type { Population } from '../population.ts';
import type { Answer, Gateway, Handled } from './gateway.ts';
import type { MigRequest } from './mig-request.ts';
import { readMigRequest } from './mig-request.ts';
import type { Teller, WaveringOf } from './waver.ts';
import { createTeller } from './waver.ts';

const UNKNOWN_SERVICE = { name: 'Unknown', version: 'Unknown' };

/** How the MIG answers, where not in its usual way. */
export interface MigGatewayOptions {
  /** Options of the extracts of this patient. @default none */
  readonly extract?:
    | ((
        patient: SimulatedPatient,
      ) => Omit<MigExtractOptions, 'asAt' | 'requestMessage' | 'specification'>)
    | undefined;
  /** How long a view of a patient's record takes, in milliseconds. @default no time */
  readonly delayMs?: ((view: MigView, patient: SimulatedPatient) => number) | undefined;
  /** Another practice that knows the patient and offers nothing. @default nobody is known twice */
  readonly elsewhere?: ((patient: SimulatedPatient) => SimulatedPractice | undefined) | undefined;
  /** What the first extract of this patient tells otherwise than the next. @default nothing */
  readonly wavering?: WaveringOf | undefined;
}

/** The MIG: SOAP over POST, a trace first and then extracts. */
export function createMigGateway(population: Population, habits: MigGatewayOptions = {}): Gateway {
  const tell = createTeller(habits.wavering);
  return {
    side: 'mig',
    handle: (request, body) => {
      if (request.method !== 'POST') return refuse('unknown', 'Only POST is served');
      const read = readMigRequest(body);
      return 'refused' in read
        ? refuse(read.messageId, read.refused)
        : serve({ population, habits, tell }, read);
    },
    failure: (bare) => fault('unknown', 'The service failed while it was working', bare),
  };
}

interface Mig {
  readonly population: Population;
  readonly habits: MigGatewayOptions;
  readonly tell: Teller;
}

function serve(mig: Mig, request: MigRequest): Handled {
  const { service, nhsNumber } = request;
  const patient = mig.population.patientOn('mig', nhsNumber);
  if (service.name === TRACE_SERVICE.name) return trace(mig, patient, request);
  if (service.name === EXTRACT_SERVICE.name) return extract(mig, patient, request);
  return { ...refuse(request.messageId, 'The service is not known'), nhsNumber };
}

function trace(
  { habits }: Mig,
  patient: SimulatedPatient | undefined,
  request: MigRequest,
): Handled {
  const { nhsNumber, messageId } = request;
  const handled = { nhsNumber, kind: 'trace' };
  if (patient === undefined) {
    const body = writeMigTrace({ found: undefined, because: 'unknown' }, messageId);
    return { ...handled, answer: soap(200, body), outcome: 'unknown-patient' };
  }
  if (isWithheld(patient, request)) {
    const body = writeMigTrace({ found: undefined, because: 'dissent' }, messageId);
    return { ...handled, answer: soap(200, body), outcome: 'dissent' };
  }
  const outcome = patient.practice.enabled.mig ? 'answered' : 'practice-not-enabled';
  const elsewhere = habits.elsewhere?.(patient);
  const body = writeMigTrace({ found: patient }, messageId, { elsewhere });
  return { ...handled, answer: soap(200, body), outcome };
}

function extract(
  { population, habits, tell }: Mig,
  patient: SimulatedPatient | undefined,
  request: MigRequest,
): Handled {
  const { nhsNumber, messageId, views } = request;
  const handled = { nhsNumber, kind: `extract:${views.join('+')}` };
  const refused = (text: string, outcome: string): Handled => ({
    ...handled,
    answer: fault(messageId, text),
    outcome,
  });
  if (views.length === 0) return refused('requestSpecification/request is missing', 'refused');
  if (patient?.practice.code !== request.target) {
    return refused('The patient is not known to the target organisation', 'unknown-patient');
  }
  if (!patient.practice.enabled.mig) {
    return refused('The target organisation does not offer the service', 'practice-not-enabled');
  }
  const options: MigExtractOptions = {
    asAt: population.region.options.asAt,
    requestMessage: messageId,
    specification: request.specification,
    includeAssociatedText: request.includeAssociatedText,
    ...habits.extract?.(patient),
  };
  if (isWithheld(patient, request)) {
    return {
      ...handled,
      answer: soap(200, writeWithheldExtract(views, options)),
      outcome: 'dissent',
    };
  }
  const body = writeMigExtract(tell(patient, views.join(' ')), views, options);
  const { delayMs } = habits;
  const delay =
    delayMs === undefined
      ? undefined
      : views.reduce((sum, view) => sum + delayMs(view, patient), 0);
  return { ...handled, answer: soap(200, body), outcome: 'answered', delayMs: delay };
}

/** A patient's own dissent, or their refusal at the time of asking. */
function isWithheld(patient: SimulatedPatient, request: MigRequest): boolean {
  return patient.dissent.mig || request.consent === 'Refused';
}

function refuse(messageId: string, text: string): Handled {
  return {
    answer: fault(messageId, text),
    nhsNumber: undefined,
    kind: 'refused',
    outcome: 'refused',
  };
}

function fault(messageId: string, text: string, bare = false): Answer {
  return soap(500, writeMigFault(UNKNOWN_SERVICE, messageId, text, { bare }));
}

function soap(status: number, body: string): Answer {
  return { status, contentType: 'text/xml; charset=utf-8', body };
}
