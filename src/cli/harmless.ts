/**
 * Text as one line: what would move the cursor or command the terminal, or turn the direction of
 * writing, becomes a space. Files that are imported write names and reasons.
 */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** The same for what is made of lines: only their ends stay. */
export function harmless(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** A JSON document in which such characters are escaped, so that it says the same and moves nothing. */
export function harmlessJson(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
