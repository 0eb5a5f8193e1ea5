import { refuse } from './xml-fault.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The longest reference there is: `#x10FFFF`, with room for leading zeros. */
const LONGEST = 16;

/**
 * Replaces character references and the five predefined entities. Any other entity is refused:
 * without a DOCTYPE there are none, and so there is nothing to expand. `offset` is that of `raw`.
 */
export function expandReferences(raw: string, offset: number): string {
  let out = '';
  let from = 0;
  for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', from)) {
    const end = raw.indexOf(';', amp + 1);
    if (end < 0 || end - amp > LONGEST) refuse('an & that starts no entity', offset + amp);
    out += raw.slice(from, amp) + referent(raw.slice(amp + 1, end), offset + amp);
    from = end + 1;
  }
  return out + raw.slice(from);
}

function referent(name: string, offset: number): string {
  if (name.startsWith('#')) return referredCharacter(name, offset);
  return NAMED.get(name) ?? refuse('an entity that is not one of the five of XML', offset);
}

function referredCharacter(name: string, offset: number): string {
  const hex = /^#x([0-9a-fA-F]+)$/.exec(name)?.[1];
  const decimal = /^#([0-9]+)$/.exec(name)?.[1];
  const point = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  if (!isCharacter(point)) refuse('a reference to a character XML does not allow', offset);
  return String.fromCodePoint(point);
}

/** Whether a code point is a Char (XML 1.0, production 2). */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || isBeyondBasic(point);
}

function isBeyondBasic(point: number): boolean {
  return point >= 0x10000 && point <= 0x10ffff;
}
