/**
 * Text folded for comparison only, never for storage or display: compatibility forms, letter case,
 * soft hyphens and every kind of white space made one.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('\u00AD', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
