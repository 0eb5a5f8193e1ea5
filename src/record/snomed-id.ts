/** What a SNOMED CT identifier names, or why it names nothing. */
export type SnomedIdentity =
  | 'concept'
  | 'description'
  | 'relationship'
  | 'not-an-identifier'
  | 'check-digit';

const PARTITIONS: Readonly<Record<string, SnomedIdentity>> = {
  '00': 'concept',
  '10': 'concept',
  '01': 'description',
  '11': 'description',
  '02': 'relationship',
  '12': 'relationship',
};

/**
 * Reads what an identifier names off its partition digits (the third and second from the end), after
 * checking its Verhoeff check digit. SNOMED International, Release File Specification, "SCTID".
 */
export function identifySnomed(id: string): SnomedIdentity {
  if (!/^[1-9]\d{5,17}$/.test(id)) return 'not-an-identifier';
  if (!verhoeffHolds(id)) return 'check-digit';
  return PARTITIONS[id.slice(-3, -1)] ?? 'not-an-identifier';
}

const MULTIPLY = table([
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]);

const PERMUTE = table([
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]);

function table(rows: readonly string[]): Uint8Array {
  return Uint8Array.from(rows.join(''), Number);
}

const ZERO = 48;

/** Whether the last digit is the Verhoeff check digit of the others (dihedral group D5). */
export function verhoeffHolds(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - ZERO;
    if (digit < 0 || digit > 9) return false;
    check = MULTIPLY[check * 10 + (PERMUTE[(i % 8) * 10 + digit] ?? 0)] ?? 0;
  }
  return check === 0;
}
