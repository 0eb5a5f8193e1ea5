import { nhsCheckDigit } from '../check-digits.ts';
import type { StructuredParameters } from '../hie/parameters.ts';
import type { Area } from '../model.ts';
import { AREAS } from '../model.ts';
import type { Refusal } from './hie-refusals.ts';

/** A structured request, understood. */
export interface HieRequest {
  readonly nhsNumber: string;
  readonly parameters: StructuredParameters;
}

interface Parameter {
  readonly name: string;
  readonly valueIdentifier?: { readonly system?: unknown; readonly value?: unknown };
  readonly part?: readonly { readonly name?: unknown; readonly valueBoolean?: unknown }[];
}

/** Reads the Parameters resource of a request. */
export function readParameters(body: string): HieRequest | Refusal {
  const parameters = parse(body);
  if ('refused' in parameters) return parameters;
  const nhsNumber = readNhsNumber(parameters.list);
  if (typeof nhsNumber !== 'string') return nhsNumber;
  const asked = parameters.list.filter((parameter) => parameter.name !== 'patientNHSNumber');
  const resolved = partOf(asked, 'includeAllergies', 'includeResolvedAllergies');
  if (asked.some(({ name }) => name === 'includeAllergies') && resolved === undefined) {
    return { refused: 'invalidParameter', diagnostics: 'includeResolvedAllergies is mandatory' };
  }
  return {
    nhsNumber,
    parameters: {
      areas: new Set(AREAS.filter((area) => asked.some(({ name }) => name === area))),
      resolvedAllergies: resolved ?? false,
      prescriptionIssues: partOf(asked, 'includeMedication', 'includePrescriptionIssues') ?? true,
      unrecognised: asked.map(({ name }) => name).filter((name) => !isArea(name)),
    },
  };
}

function parse(body: string): { readonly list: readonly Parameter[] } | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { refused: 'badRequest', diagnostics: 'the body is not JSON' };
  }
  const resource = (value ?? {}) as { resourceType?: unknown; parameter?: unknown };
  if (resource.resourceType !== 'Parameters') {
    return { refused: 'invalidResource', diagnostics: 'the body is not a Parameters resource' };
  }
  const list: unknown = resource.parameter;
  return Array.isArray(list) && list.every(isNamed)
    ? { list }
    : { refused: 'invalidParameter', diagnostics: 'parameter is not a list of named parts' };
}

function isNamed(item: unknown): item is Parameter {
  return typeof (item as { name?: unknown } | null)?.name === 'string';
}

function readNhsNumber(list: readonly Parameter[]): string | Refusal {
  const identifier = list.find(({ name }) => name === 'patientNHSNumber')?.valueIdentifier;
  if (identifier === undefined) {
    return { refused: 'invalidParameter', diagnostics: 'patientNHSNumber is missing' };
  }
  if (identifier.system !== 'https://fhir.nhs.uk/Id/nhs-number') {
    return { refused: 'identifierSystem', diagnostics: 'patientNHSNumber' };
  }
  const number = String(identifier.value);
  const valid = /^\d{10}$/.test(number) && nhsCheckDigit(number) === Number(number[9]);
  return valid ? number : { refused: 'invalidNhsNumber', diagnostics: 'patientNHSNumber' };
}

function partOf(list: readonly Parameter[], parameter: string, part: string): boolean | undefined {
  const parts = list.find(({ name }) => name === parameter)?.part ?? [];
  const value = parts.find(({ name }) => name === part)?.valueBoolean;
  return typeof value === 'boolean' ? value : undefined;
}

function isArea(name: string): name is Area {
  return (AREAS as readonly string[]).includes(name);
}
