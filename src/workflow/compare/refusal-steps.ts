import type { RefusalClass } from '../../record/reading.ts';

/** What to do about an answer that holds no record, by what it means. */
export const REFUSAL_STEPS: Readonly<Record<RefusalClass, string>> = {
  consent:
    'Nothing to mend: the patient has forbidden sharing. Check that the other side withholds the record too.',
  'not-shared':
    'Ask the practice why it does not share this record: not registered, deceased, sensitive or not verified.',
  'not-enabled':
    'Ask the practice and its supplier to switch the service on, or to allow your organisation.',
  configuration:
    'Check the request: identifiers, organisation codes and parameters; then ask again.',
  'case-data':
    'Check the NHS number and the details the patient was asked for with; then ask again.',
  unavailable: 'Ask again later; if it stays so, report the code to the supplier of the service.',
};

/** What to do about a file of which nothing can be read. */
export const WHOLE_ANSWER =
  'Check that the file is one whole saved answer, in one of the formats docs/formats.md lists.';
