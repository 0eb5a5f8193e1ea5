/** Breaks a text into lines of at most `width` columns; a word longer than a line is cut. */
export function wrapText(text: string, width: number, indent = 0): string[] {
  const room = width - indent - 2;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .replaceAll(CONTROLS, ' ')
    .split(' ')
    .flatMap((each) => cut(each, room))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= room) {
      line = joined;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((each, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${each}`);
}

/** A cell of a fixed width, cut with an ellipsis where it does not fit. */
export function fitTo(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

/** Control characters of a response must not steer the terminal it is shown on. */
const CONTROLS = /\p{Cc}+/gu;

function cut(word: string, room: number): string[] {
  return word.length <= room ? [word] : (word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [word]);
}
