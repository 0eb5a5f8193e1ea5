/** What an archive says of itself: how many files, and their size once unpacked, in bytes. */
export interface ZipSize {
  readonly entries: number;
  readonly unpacked: number;
  readonly parts: readonly ZipPart[];
}

/** A file in an archive, as its directory has it. */
export interface ZipPart {
  readonly name: string;
  /** 0 as it is, 8 deflated; others are not read. */
  readonly method: number;
  /** Bytes it takes in the archive. */
  readonly packed: number;
  /** Where its own header begins. */
  readonly place: number;
}

/** Reads the directory of a ZIP archive, nothing of its content; undefined when it has none we can read. */
export function zipSize(bytes: Uint8Array): ZipSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let place = view.getUint32(end + 16, true);
  let unpacked = 0;
  const parts: ZipPart[] = [];
  for (let index = 0; index < entries; index += 1) {
    if (place + ENTRY_LENGTH > view.byteLength) return undefined;
    if (view.getUint32(place, true) !== ENTRY_SIGNATURE) return undefined;
    unpacked += view.getUint32(place + 24, true);
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) =>
      view.getUint16(place + offset, true),
    );
    const nameAt = place + ENTRY_LENGTH;
    parts.push({
      name: Buffer.from(bytes.subarray(nameAt, nameAt + name)).toString('utf8'),
      method: view.getUint16(place + 10, true),
      packed: view.getUint32(place + 20, true),
      place: view.getUint32(place + 42, true),
    });
    place = nameAt + name + extra + comment;
  }
  return { entries, unpacked, parts };
}

const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;

/** The end record stands last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let place = view.byteLength - END_LENGTH; place >= earliest; place -= 1) {
    if (view.getUint32(place, true) === END_SIGNATURE) return place;
  }
  return undefined;
}
