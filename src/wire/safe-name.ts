/**
 * A name of an element, a member, an attribute or a prefix as problems, paths and lists of unmapped
 * elements may print it. What does not look like a name, or holds a long run of digits, is not printed,
 * for a hostile or broken answer may put anything there, the patient's own name and number among it.
 */
export function safeName(name: string): string {
  return NAME.test(name) && !LONG_NUMBER.test(name) ? name : UNPRINTED;
}

/** The same for a name of XML as written: prefix and local part are judged each by itself. */
export function safeQualifiedName(name: string): string {
  return name.split(':').map(safeName).join(':');
}

/** What stands in place of a name that is not printed. */
export const UNPRINTED = '(a name that is not printed)';

const NAME = /^[A-Za-z0-9._-]{1,40}$/;
const LONG_NUMBER = /\d{6}/;
