import type { Reading } from '../../src/record/reading.ts';

/**
 * Planted in place of names, addresses, numbers and wording. The middle dot can stand in no name that
 * may be printed, so a canary that a mutation made an element's name is no false alarm.
 */
const CANARY = 'Zq·';
const CANARY_NUMBER = '9876543210';

/** The same document with every name, address, NHS number and wording replaced by a canary. */
export function plantCanaries(text: string): string {
  const cells = text.includes('<td');
  const planted = text
    .replaceAll(NUMBER, CANARY_NUMBER)
    .replaceAll(NAMED_ELEMENT, `$1${CANARY}Name<`)
    .replaceAll(NAMED_MEMBER, `$1"${CANARY}Name"`)
    .replaceAll(NAMED_LIST, `$1["${CANARY}Name"]`);
  // Headings of tables say what stands below them: there only the cells are wording.
  if (cells)
    return planted.replaceAll(CELL, (_, tag: string, old: string) => tag + wording(old) + '<');
  return planted
    .replaceAll(ELEMENT_TEXT, (_, old: string) => `>${wording(old)}<`)
    .replaceAll(MEMBER_TEXT, (_, colon: string, old: string) => `${colon}"${wording(old)}"`);
}

/** Several words are wording; a single one may be a code, a status or a name of the format. */
function wording(old: string): string {
  return /[A-Za-z]{2} ./.test(old) && !old.startsWith('http') ? `${CANARY}Free text` : old;
}

const NUMBER = /\b9\d{9}\b|\b9\d{2} \d{3} \d{4}\b/g;
const NAMED_ELEMENT =
  /(<(?:[\w-]+:)?(?:surname|forenames?|family|given|familyName|givenName|postCode|postalCode|street|town|city|village|county|houseNameFlat|streetAddressLine|unstructured)(?:\s[^<>]*)?>)[^<>]+</gi;
const NAMED_MEMBER = /("(?:family|postalCode|city|district|comment|diagnostics)"\s*:\s*)"[^"\\]*"/g;
const NAMED_LIST = /("(?:given|line)"\s*:\s*)\[[^\]]*\]/g;
const CELL = /(<td(?:\s[^<>]*)?>)([^<>]+)</g;
const ELEMENT_TEXT = />([^<>&]+)</g;
const MEMBER_TEXT = /(:\s*)"([^"\\<>]+)"/g;

/** Where a reading tells what must never be told; undefined when nowhere. */
export function findCanary(reading: Reading): string | undefined {
  const { problems, unmapped, record, refusal } = reading;
  const places: readonly (readonly [string, string | undefined])[] = [
    ...problems.flatMap(({ path, what }) => [
      ['the path of a problem', path] as const,
      ['the text of a problem', what] as const,
    ]),
    ...unmapped.map(({ path }) => ['the path of something unmapped', path] as const),
    ...record.items.map(({ reason }) => ['the reason of an item', reason] as const),
    ['the reason of a refusal', refusal?.why],
  ];
  return places.find(([, text]) => text !== undefined && holdsCanary(text))?.[0];
}

/** Whether a printed text holds a planted canary, in any letter case and spacing. */
export function holdsCanary(text: string): boolean {
  if (text.toLowerCase().includes(CANARY.toLowerCase())) return true;
  return text.replaceAll(/[\s-]/g, '').includes(CANARY_NUMBER);
}
