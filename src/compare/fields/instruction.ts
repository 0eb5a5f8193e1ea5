import { readDoseSentence } from '../../match/dose-sentence.ts';
import type { DoseAmount, DoseSentence } from '../../match/dose-sentence.ts';

/** A dose instruction with what one of the drug is called (`tablet`), as far as the entry tells. */
export interface Instruction {
  readonly dose: string;
  readonly units: readonly string[];
}

/** What differs between two instructions, and the kind of finding that tells it. */
export interface InstructionChange {
  readonly kind: 'dose-changed' | 'frequency-changed' | 'route-changed' | 'form-changed';
  readonly why: string;
}

/**
 * Tells what differs between two instructions that are not the same in one spelling; undefined when they are
 * the same all the same, because one leaves out a unit that the drug itself tells. Where one of the two
 * cannot be taken apart, and where more than one part differs, the instruction as a whole does.
 */
export function instructionChange(
  mig: Instruction,
  hie: Instruction,
): InstructionChange | undefined {
  const [a, b] = [readDoseSentence(mig.dose), readDoseSentence(hie.dose)];
  if (a === undefined || b === undefined) return asWhole(UNREAD);
  const parts = PARTS.flatMap(({ kind, name, differ }) =>
    differ([a, mig.units], [b, hie.units]) ? { kind, name } : [],
  );
  const [part, ...more] = parts;
  if (part === undefined) {
    // The same parts in another order among words nobody can read may mean something else.
    return a.rest === '' && b.rest === '' ? undefined : asWhole(UNREAD);
  }
  if (more.length > 0) return asWhole(`${namesOf(parts)} differ.`);
  return {
    kind: part.kind,
    why: `${part.name} differs${silence(part.name, a, b)}.`,
  };
}

const UNREAD = 'the instructions are worded differently, and not all of the words could be read.';

function asWhole(why: string): InstructionChange {
  return { kind: 'dose-changed', why };
}

type Side = readonly [sentence: DoseSentence, units: readonly string[]];

interface Part {
  readonly kind: InstructionChange['kind'];
  readonly name: string;
  readonly differ: (mig: Side, hie: Side) => boolean;
}

const PARTS: readonly Part[] = [
  {
    kind: 'dose-changed',
    name: 'the amount',
    differ: (a, b) => !isSameAmount(a, b) && !isOtherForm(a, b),
  },
  { kind: 'form-changed', name: 'the form', differ: isOtherForm },
  {
    kind: 'frequency-changed',
    name: 'how often it is to be taken',
    differ: ([a], [b]) => a.often !== b.often,
  },
  {
    kind: 'route-changed',
    name: 'the way it is to be given',
    differ: ([a], [b]) => a.route !== b.route,
  },
  {
    kind: 'dose-changed',
    name: 'the further instruction',
    differ: ([a], [b]) => a.more !== b.more || a.rest !== b.rest,
  },
];

function isSameAmount([a, own]: Side, [b, other]: Side): boolean {
  if (a.amount?.number !== b.amount?.number) return false;
  const [x, y] = [a.amount?.unit, b.amount?.unit];
  if (x === y || x === undefined || y === undefined) return x === y;
  // "Take one" of a tablet is one tablet.
  return (x === '' && own.includes(y)) || (y === '' && other.includes(x));
}

/** One tablet against one capsule: the number is the same and what is counted is another form. */
function isOtherForm([{ amount: a }]: Side, [{ amount: b }]: Side): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.number === b.number &&
    isForm(a) &&
    isForm(b) &&
    a.unit !== b.unit
  );
}

function isForm({ unit }: DoseAmount): boolean {
  return FORMS.has(unit);
}

const FORMS: ReadonlySet<string> = new Set(
  'tablet caplet capsule puff drop sachet patch spray suppository pessary lozenge ampoule vial'.split(
    ' ',
  ),
);

function namesOf(parts: readonly { readonly name: string }[]): string {
  const names = parts.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const FIELDS: Readonly<Record<string, 'often' | 'route'>> = {
  'how often it is to be taken': 'often',
  'the way it is to be given': 'route',
};

function silence(name: string, mig: DoseSentence, hie: DoseSentence): string {
  const field = FIELDS[name];
  if (field === undefined || (mig[field] !== '' && hie[field] !== '')) return '';
  return `: the ${mig[field] === '' ? 'MIG' : 'HIE'} does not tell it`;
}
