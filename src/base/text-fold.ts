/**
 * Text folded for comparison only, never for storage or display: compatibility forms, letter case,
 * soft hyphens and every kind of white space made one.
 */
export function foldText(text: string): string {
  if (!UNUSUAL.test(text)) return text.toLowerCase();
  return text
    .replaceAll(RAISED, spellRaised)
    .normalize('NFKC')
    .replaceAll('\u00AD', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What nearly no text holds: anything but ASCII, or a space at an end or beside another. */
const UNUSUAL = /[^ -~]|^ | $| {2}/;

/** Compatibility folding would turn `10⁵` into `105`, a hundredth of a hundredth of it. */
const RAISED = /(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g;

function spellRaised(digits: string): string {
  return `^${digits}`;
}
