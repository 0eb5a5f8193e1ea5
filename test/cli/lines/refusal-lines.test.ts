import { expect, test } from 'vitest';
import { describeRecord } from '../../../src/cli/lines/record-lines.ts';
import { describeRefusals } from '../../../src/cli/lines/run-lines.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import { inspectReading } from '../../../src/workflow/inspect-file.ts';

test('a refused response says so before anything else', () => {
  const answer = {
    resourceType: 'OperationOutcome',
    issue: [{ code: 'forbidden', details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }],
  };
  const content = new TextEncoder().encode(JSON.stringify(answer));
  const lines = describeRecord(inspectReading(readResponse(content)));
  expect(lines.slice(0, 2)).toEqual([
    'gpconnect-structured: 0 entries, no patient named',
    'No record (consent): the patient has dissented from sharing (NO_PATIENT_CONSENT)',
  ]);
  expect(lines[2]).toMatch(/^Next: .*forbidden sharing/);
  expect(lines.join('\n')).not.toContain('Cannot be told');
});

test('the refusals of a run are told for each side that refused', () => {
  expect(describeRefusals({ mig: {}, hie: { consent: 2, configuration: 1 } })).toEqual([
    'Refused      by the HIE: 2 consent, 1 configuration',
  ]);
  expect(describeRefusals(undefined)).toEqual([]);
});
