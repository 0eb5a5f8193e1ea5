import type { BenignChange } from '../benign.ts';
import { BRANDS } from '../dictionary/brands.ts';
import { SYNONYMS } from '../dictionary/synonyms.ts';
import type {
  Concept,
  Measurement,
  NormalRange,
  SimulatedEntry,
  SimulatedPatient,
} from '../model.ts';
import type { Random } from '../random.ts';
import { respeltMass, respeltWords } from './dose.ts';
import { respeltText } from './words.ts';

type EntryChange = (entry: SimulatedEntry, random: Random) => SimulatedEntry;

/** Benign changes of the record itself. */
export const BENIGN_RECORD: readonly BenignChange[] = [
  {
    id: 'reorder-record',
    title: 'Entries, issues, links and parts of panels in another order',
    needsMap: false,
    apply: reordered,
  },
  ofEntries(
    'respell-text',
    'Case, spaces, no-break spaces and punctuation of words',
    (entry, random) =>
      entry.text === undefined ? entry : { ...entry, text: respeltText(entry.text, random) },
  ),
  ofEntries('empty-text', 'An empty text in place of none', (entry) =>
    entry.text === undefined && TEXTED.has(entry.kind) ? { ...entry, text: '' } : entry,
  ),
  ofEntries('dose-mass', '125 micrograms as 0.125 mg, and the other way', (entry) =>
    entry.kind === 'medication' ? { ...entry, dose: respeltMass(entry.dose) } : entry,
  ),
  ofEntries('dose-words', 'Numbers as words or digits, "once daily" as "OD"', (entry, random) =>
    entry.kind === 'medication' ? { ...entry, dose: respeltWords(entry.dose, random) } : entry,
  ),
  ofEntries('trailing-zeros', '13.5 as 13.50 and 5 as 5.0', (entry) => withZeros(entry)),
  withMap(
    ofEntries('synonym', 'Another term for the same meaning', (entry) => {
      const found = SYNONYMS.find(({ preferred }) => isSame(preferred, entry.concept));
      return found === undefined ? entry : { ...entry, concept: found.synonym };
    }),
  ),
  withMap(
    ofEntries('brand', 'A brand of the same strength and form', (entry) => {
      const found = BRANDS.find(({ generic }) => isSame(generic, entry.concept));
      return found === undefined ? entry : { ...entry, concept: found.same };
    }),
  ),
  withMap(
    ofEntries('picked-code-only', 'The Read code alone, without SNOMED CT', (entry) =>
      // No map leads from a supplier's own drug code to a meaning: alone it would say nothing.
      entry.concept.read !== undefined && isMapped(entry.concept)
        ? { ...entry, concept: { ...entry.concept, codings: 'picked' } }
        : entry,
    ),
  ),
  withMap(
    ofEntries('snomed-only', 'SNOMED CT alone, without the code that was picked', (entry) =>
      isMapped(entry.concept)
        ? { ...entry, concept: { ...entry.concept, codings: 'snomed' } }
        : entry,
    ),
  ),
  // Last: the changes before it know the entries they leave alone by their ids.
  {
    id: 'new-ids',
    title: 'Every entry under another id, links following',
    needsMap: false,
    apply: (patient) => renamed(patient),
  },
];

/** Kinds whose words stand beside a code on both sides. */
const TEXTED: ReadonlySet<string> = new Set(['diagnosis', 'procedure', 'result']);

/** A change of single entries. */
function ofEntries(id: string, title: string, change: EntryChange): BenignChange {
  return {
    id,
    title,
    needsMap: false,
    apply: (patient, random, except) => ({
      ...patient,
      entries: patient.entries.map((entry) =>
        except.has(entry.id) ? entry : change(entry, random),
      ),
    }),
  };
}

function withMap(change: BenignChange): BenignChange {
  return { ...change, needsMap: true };
}

function isSame(a: Concept, b: Concept): boolean {
  return a.snomed === b.snomed && a.term === b.term && b.codings === undefined;
}

function isMapped({ read, emisDrug, codings }: Concept): boolean {
  return (read !== undefined || emisDrug !== undefined) && codings === undefined;
}

function reordered(patient: SimulatedPatient, random: Random): SimulatedPatient {
  const shuffle = <T>(list: readonly T[]): T[] => random.sample(list, list.length);
  const entries = shuffle(patient.entries).map((entry): SimulatedEntry => {
    if (entry.kind === 'problem') return { ...entry, linked: shuffle(entry.linked) };
    if (entry.kind === 'result' && entry.members !== undefined) {
      return { ...entry, members: shuffle(entry.members) };
    }
    return entry;
  });
  return { ...patient, entries };
}

/** Issues keep their order: the wires read their first and last one from it. */
function renamed(patient: SimulatedPatient): SimulatedPatient {
  const entries = patient.entries.map((entry): SimulatedEntry => {
    const next: SimulatedEntry = {
      ...entry,
      id: fresh(entry.id),
      ...(entry.encounter === undefined ? {} : { encounter: fresh(entry.encounter) }),
    };
    if (next.kind === 'problem') return { ...next, linked: next.linked.map(fresh) };
    if (next.kind === 'medication') {
      return { ...next, issues: next.issues.map((issue) => ({ ...issue, id: fresh(issue.id) })) };
    }
    if (next.kind !== 'result' || next.members === undefined) return next;
    return { ...next, members: next.members.map((part) => ({ ...part, id: fresh(part.id) })) };
  });
  return { ...patient, entries };
}

function fresh(id: string): string {
  return `renamed-${id}`;
}

function withZeros(entry: SimulatedEntry): SimulatedEntry {
  if (entry.kind === 'observation') return { ...entry, ...zeros(entry) };
  if (entry.kind !== 'result') return entry;
  const { members } = entry;
  const parts = members?.map((part) => ({ ...part, ...zeros(part) }));
  return { ...entry, ...zeros(entry), ...(parts === undefined ? {} : { members: parts }) };
}

function zeros(part: {
  readonly value?: Measurement | undefined;
  readonly range?: NormalRange | undefined;
}): { value?: Measurement; range?: NormalRange } {
  const { value, range } = part;
  return {
    ...(value === undefined ? {} : { value: { ...value, number: padded(value.number) } }),
    ...(range === undefined
      ? {}
      : {
          range: {
            low: range.low === undefined ? undefined : padded(range.low),
            high: range.high === undefined ? undefined : padded(range.high),
          },
        }),
  };
}

function padded(number: string): string {
  return number.includes('.') ? `${number}0` : `${number}.0`;
}
