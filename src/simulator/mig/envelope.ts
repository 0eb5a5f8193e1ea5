import { guidOf } from '../identifiers.ts';
import type { SimulatedPatient } from '../model.ts';
import { londonOffset } from '../moments.ts';
import { organisationId, patientId } from './event.ts';
import { element, textElement } from './xml.ts';

/** Name and version of a service of the gateway. */
export interface MigService {
  readonly name: string;
  readonly version: string;
}

/** The two services a viewer of records calls. */
export const TRACE_SERVICE: MigService = {
  name: 'MIG.PATIENT.TRACE.ExtendedPatientTrace',
  version: '0.0.1',
};
export const EXTRACT_SERVICE: MigService = {
  name: 'MIG.DATAEXTRACTIONSERVICE.EhrExtractRequest',
  version: '0.0.2',
};

/** A SOAP answer around a service's content. `relatesTo` is the request's message id. */
export function writeMigResponse(
  service: MigService,
  relatesTo: string,
  content: readonly string[],
): string {
  return writeSoap(
    relatesTo,
    element('mig:migResponse', [writeService(service), element('mig:serviceContent', content)]),
  );
}

/** How a fault may differ from the one that was seen. */
export interface MigFaultOptions {
  /** @default FATAL, the only category known */
  readonly category?: string | undefined;
  /** Without the gateway's own detail, as SOAP stacks write theirs. @default false */
  readonly bare?: boolean | undefined;
}

/** A SOAP fault as the gateway writes it; name and version may be `Unknown`. */
export function writeMigFault(
  service: MigService,
  relatesTo: string,
  text: string,
  { category = 'FATAL', bare = false }: MigFaultOptions = {},
): string {
  return writeSoap(
    relatesTo,
    element('soap:Fault', [
      textElement('faultcode', 'soap:Server'),
      textElement('faultstring', 'The request could not be served'),
      bare
        ? undefined
        : element('detail', [
            element('mig:migFault', [
              writeService(service),
              element('mig:error', [
                textElement('mig:category', category),
                textElement('mig:text', text),
              ]),
            ]),
          ]),
    ]),
  );
}

/** The patient as the trace and the extract both describe them: `name` is `Patient` or `patient`. */
export function writeMigPatient(patient: SimulatedPatient, name: 'Patient' | 'patient'): string {
  const { address } = patient;
  return element(`mig:${name}`, [
    textElement('mig:id', patientId(patient)),
    textElement('mig:primaryIdentifier', patient.nhsNumber, { type: 'NHS' }),
    element('mig:person', [
      element(
        'mig:name',
        [
          textElement('mig:title', patient.title),
          textElement('mig:familyName', patient.family),
          textElement('mig:givenName', patient.given),
          textElement('mig:preferredName', patient.given),
        ],
        { use: 'L' },
      ),
      textElement('mig:gender', patient.gender === 'female' ? 'Female' : 'Male'),
    ]),
    textElement('mig:birthDate', patient.birthDate),
    element(
      'mig:address',
      [
        element('mig:unstructuredAddress', [
          textElement('mig:postCode', address.postcode),
          textElement('mig:line1', address.street),
          textElement('mig:line2', address.town),
          textElement('mig:line3', address.county),
        ]),
      ],
      { type: 'Unstructured', use: 'Home' },
    ),
    element('mig:Organisation', [
      element('mig:organisation', [
        textElement('mig:id', organisationId(patient)),
        textElement('mig:name', patient.practice.name),
        textElement('mig:organisationCode', `urn:hgl:addressing:ods:${patient.practice.code}`),
      ]),
    ]),
  ]);
}

/** When the answer was made: nine in the morning of "today", with the seven digits the wire shows. */
export function madeAt(asAt: string): string {
  return `${asAt}T09:00:00.0000000${londonOffset(`${asAt}T09:00:00`)}`;
}

function writeService(service: MigService): string {
  return element('mig:serviceDefinition', [
    textElement('mig:name', service.name),
    textElement('mig:version', service.version),
  ]);
}

function writeSoap(relatesTo: string, body: string): string {
  const head = element('soap:Header', [
    textElement('wsa:To', 'http://www.w3.org/2005/08/addressing/anonymous', {
      'soap:mustUnderstand': '1',
    }),
    textElement('wsa:Action', 'http://www.healthcaregateway.co.uk/mig/MiG/MiGResponse'),
    textElement('wsa:MessageID', guidOf('mig', 'answer', relatesTo).toUpperCase()),
    textElement('wsa:RelatesTo', relatesTo),
  ]);
  const envelope = element('soap:Envelope', [head, element('soap:Body', [body])], {
    'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
    'xmlns:wsa': 'http://www.w3.org/2005/08/addressing',
    'xmlns:mig': 'http://www.healthcaregateway.co.uk/mig',
  });
  return `<?xml version="1.0" encoding="utf-8"?>${envelope}`;
}
