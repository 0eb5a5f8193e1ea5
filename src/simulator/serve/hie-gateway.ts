import { writeJson } from '../hie/json.ts';
import { writeGpConnectStructured } from '../hie/structured.ts';
import type { Population } from '../population.ts';
import type { Gateway, Handled } from './gateway.ts';
import { checkHeaders } from './hie-headers.ts';
import type { HieRequest } from './hie-parameters.ts';
import { readParameters } from './hie-parameters.ts';
import type { Refusal } from './hie-refusals.ts';
import { FHIR_JSON, refusalAnswer } from './hie-refusals.ts';
import type { Teller, WaveringOf } from './waver.ts';
import { createTeller } from './waver.ts';

const OPERATION = /\/Patient\/\$gpc\.getstructuredrecord$/;

/** How the HIE answers, where not in its usual way. */
export interface HieGatewayOptions {
  /** What the first answer about this patient tells otherwise than the next. @default nothing */
  readonly wavering?: WaveringOf | undefined;
}

/** The HIE: GP Connect's structured record, whatever the path before `/Patient/`. */
export function createHieGateway(population: Population, habits: HieGatewayOptions = {}): Gateway {
  const tell = createTeller(habits.wavering);
  return {
    side: 'hie',
    handle: (request, body) => {
      const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
      if (!OPERATION.test(path)) return refuse({ refused: 'notFound', diagnostics: 'path' });
      if (request.method !== 'POST') return refuse({ refused: 'method', diagnostics: 'method' });
      const wrong = checkHeaders(request.headers);
      if (wrong !== undefined) return refuse(wrong);
      const read = readParameters(body);
      return 'refused' in read ? refuse(read) : serve(population, tell, read);
    },
    failure: (bare) => {
      const diagnostics = 'The service failed while it was working';
      if (!bare) return refusalAnswer({ refused: 'internal', diagnostics });
      const issue = [{ severity: 'error', code: 'exception', diagnostics }];
      const body = writeJson({ resourceType: 'OperationOutcome', issue });
      return { status: 500, contentType: FHIR_JSON, body };
    },
  };
}

function serve(population: Population, tell: Teller, request: HieRequest): Handled {
  const { nhsNumber, parameters } = request;
  const patient = population.patientOn('hie', nhsNumber);
  const about = (refusal: Refusal, outcome: string): Handled => ({
    ...refuse(refusal),
    nhsNumber,
    kind: 'structured',
    outcome,
  });
  if (patient === undefined) {
    return about(
      { refused: 'patientNotFound', diagnostics: 'patientNHSNumber' },
      'unknown-patient',
    );
  }
  if (!patient.practice.enabled.hie) {
    return about(
      { refused: 'practiceDissent', diagnostics: 'organisation' },
      'practice-not-enabled',
    );
  }
  if (patient.dissent.hie) {
    return about({ refused: 'patientDissent', diagnostics: 'patient' }, 'dissent');
  }
  const { asAt } = population.region.options;
  const body = writeGpConnectStructured(tell(patient, 'structured'), { asAt, parameters });
  const answer = { status: 200, contentType: FHIR_JSON, body };
  return { answer, nhsNumber, kind: 'structured', outcome: 'answered' };
}

function refuse(refusal: Refusal): Handled {
  return {
    answer: refusalAnswer(refusal),
    nhsNumber: undefined,
    kind: 'refused',
    outcome: refusal.refused,
  };
}
