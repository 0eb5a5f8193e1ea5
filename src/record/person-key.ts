import { foldText } from '../base/text-fold.ts';

/**
 * The name of a clinician as sorted words without titles, for comparison only: `Dr Alma TESTDOC` and
 * `Testdoc, Alma (Dr)` are one. Undefined when nothing but titles is left.
 */
export function personKey(name: string): string | undefined {
  const words = foldText(name).match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const telling = words.filter((word) => !TITLES.has(word)).sort();
  return telling.length === 0 ? undefined : telling.join(' ');
}

const TITLES: ReadonlySet<string> = new Set(
  'dr doctor mr mrs ms miss mx prof professor sister nurse matron rev sir dame lady lord'.split(
    ' ',
  ),
);

/** Whether two keys may name one person: each word of the shorter stands in the longer, perhaps as its first letter. */
export function mayBeSamePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const [some, all] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length);
  if (some === undefined || all === undefined) return false;
  const isShared = some.some((word) => word.length > 1 && all.includes(word));
  return isShared && some.every((word) => all.some((other) => isSameName(word, other)));
}

function isSameName(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}
