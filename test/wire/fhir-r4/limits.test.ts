import { expect, test } from 'vitest';
import { readResources, resource, snomed } from './fixture.ts';
import type { Tree } from './fixture.ts';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-allergyintolerance';
const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-AllergyIntolerance';

function allergy(id: string, profile: readonly string[]): Tree {
  const code = snomed('91936005', 'Allergy to penicillin');
  return resource('AllergyIntolerance', id, { meta: { profile }, code });
}

test.each([
  ['US Core alone, as Millennium does', [[US_CORE]], true],
  ['UK Core', [[UK_CORE]], false],
  ['both', [[US_CORE], [UK_CORE]], false],
  ['neither, which is no excuse', [[]], false],
])('an answer that follows %s', (_, profiles, isExcused) => {
  const reading = readResources(...profiles.map((each, index) => allergy(`a${index}`, each)));
  const fields = reading.limits.filter(({ kind }) => kind === 'allergy').map(({ field }) => field);
  expect(fields).toEqual(isExcused ? ['ended', 'endReason'] : []);
});
