/**
 * Text made harmless inside HTML, between tags and inside quoted attribute values alike: it can open
 * neither a tag nor an attribute nor an entity. Control and direction-changing characters, which could
 * make a line read differently from what it says, become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return withoutTricks(text).replaceAll(/[&<>"'`=]/g, (character) => HTML_NAMES[character] ?? '');
}

/**
 * Text made harmless inside one line of Markdown, table cells included: it starts no markup, no HTML,
 * no link and no new line. A leading list, heading or number marker is defused too.
 */
export function escapeMarkdown(text: string): string {
  return withoutTricks(text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]|~$@]/g, String.raw`\$&`)
    .replaceAll(/[&<>]/g, (character) => HTML_NAMES[character] ?? '')
    .replaceAll(/:(?=\/\/)|(?<=www)\./gi, String.raw`\$&`)
    .replace(/^[#+=-]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`);
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

/** C0 and C1 controls but tab and line ends, bidirectional controls, and lone surrogates. */
function withoutTricks(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
