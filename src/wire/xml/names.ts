/** Ranges of NameStartChar beyond ASCII (XML 1.0, fifth edition, production 4). */
const START_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

/** What NameChar adds to NameStartChar beyond ASCII (production 4a). */
const FURTHER_RANGES: readonly (readonly [number, number])[] = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

const ASCII_START = asciiTable(/[A-Za-z_:]/);
const ASCII_NAME = asciiTable(/[A-Za-z0-9_:.-]/);

/** The offset behind the name that starts at `from`; `from` itself when none does. */
export function endOfName(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first < 128 ? ASCII_START[first] !== 1 : !isStart(text.codePointAt(from) ?? 0)) return from;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (ASCII_NAME[code] !== 1) return at;
      at += 1;
    } else {
      const point = text.codePointAt(at);
      if (point === undefined || !isNamePoint(point)) return at;
      at += point > 0xffff ? 2 : 1;
    }
  }
}

/** Whether a name is a QName: at most one colon, with a name on each side of it. */
export function isQualifiedName(name: string): boolean {
  const colon = name.indexOf(':');
  if (colon < 0) return true;
  const local = name.slice(colon + 1);
  return colon > 0 && !local.includes(':') && local !== '' && endOfName(local, 0) === local.length;
}

function isStart(point: number): boolean {
  return START_RANGES.some(([low, high]) => point >= low && point <= high);
}

function isNamePoint(point: number): boolean {
  return isStart(point) || FURTHER_RANGES.some(([low, high]) => point >= low && point <= high);
}

function asciiTable(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
}
