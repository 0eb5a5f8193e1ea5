import { crc32, inflateRawSync } from 'node:zlib';
import type { ZipPart } from './zip-size.ts';

/** A file of an archive, unpacked. */
export interface Unpacked {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Unpacks parts of an archive, at most `bytesMax` bytes in all, whatever its directory says of their sizes;
 * undefined when they are more, or damaged.
 */
export function unpackParts(
  bytes: Uint8Array,
  parts: readonly ZipPart[],
  bytesMax: number,
): Unpacked[] | undefined {
  let left = bytesMax;
  const unpacked: Unpacked[] = [];
  for (const part of parts) {
    const content = unpackPart(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      part,
      left,
    );
    if (content === undefined || content.length > left) return undefined;
    left -= content.length;
    unpacked.push({ name: part.name, content });
  }
  return unpacked;
}

function unpackPart(bytes: Buffer, part: ZipPart, bytesMax: number): Buffer | undefined {
  const { place, method, packed } = part;
  if (place + LOCAL_LENGTH > bytes.length) return undefined;
  const start =
    place + LOCAL_LENGTH + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, bytesMax) });
  } catch {
    return undefined;
  }
}

/** Puts files into an archive, as they are. */
export function packParts(parts: readonly Unpacked[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const { name, content } of parts) {
    const named = Buffer.from(name, 'utf8');
    const facts = factsOf(named, content);
    const file = Buffer.concat([u32(0x04034b50), facts, named, content]);
    const rest = Buffer.concat([Buffer.alloc(10), u32(place)]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), facts, rest, named]));
    files.push(file);
    place += file.length;
  }
  const listed = Buffer.concat(directory);
  const count = Buffer.concat([u16(parts.length), u16(parts.length)]);
  const end = [u32(0x06054b50), u32(0), count, u32(listed.length), u32(place), u16(0)];
  return Buffer.concat([...files, listed, ...end]);
}

/** What both the header of a file and its row in the directory say: UTF-8 name, stored, no date. */
function factsOf(named: Buffer, content: Buffer): Buffer {
  const size = u32(content.length);
  const head = [u16(20), u16(0x0800), u16(0), u32(0)];
  return Buffer.concat([...head, u32(crc32(content)), size, size, u16(named.length), u16(0)]);
}

const LOCAL_LENGTH = 30;

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
