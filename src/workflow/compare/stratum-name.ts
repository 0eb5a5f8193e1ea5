/** More strata in one list are refused. */
export const STRATA_MAX = 50;

/** What is told of a cell that is no stratum; never the cell. */
export const STRATUM_RULE =
  'is not the name of a stratum (up to 40 letters and digits in words joined by hyphens; no date, postcode or long number)';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Shapes that tell who somebody is. */
const IDENTIFYING: readonly RegExp[] = [
  new RegExp(`(?:^|[^a-z])${MONTH}-?\\d|\\d-?${MONTH}(?![a-z])`, 'i'),
  /(?:^|\D)\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})(?:\D|$)/,
  // A postcode, with a hyphen for its space or without.
  /(?:^|-)[a-z]{1,2}\d[a-z\d]?-?\d[a-z]{2}(?:-|$)/i,
];

/** Whether a cell may be kept in clear as a patient's stratum; an empty one means none. */
export function isStratum(text: string): boolean {
  if (text === '') return true;
  if (text.length > 40 || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+){0,7}$/i.test(text)) return false;
  if (/\d{5}/.test(text.replaceAll('-', ''))) return false;
  return !IDENTIFYING.some((shape) => shape.test(text));
}
