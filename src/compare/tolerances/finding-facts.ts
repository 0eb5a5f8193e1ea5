import type { EntryKind } from '../../record/entry-kind.ts';
import { SIDES } from '../../record/side.ts';
import type { BySide } from '../../record/side.ts';
import type { ComparisonDocument, DocumentEntry, Finding } from '../document.ts';
import type { Direction } from '../rule.ts';
import { RULES } from '../rules.ts';
import type { Severity } from '../severity.ts';
import type { ToleranceExample, ValuePair } from './tolerance.ts';

/** One pair or entry a finding speaks for. */
export interface MemberFacts {
  readonly entryKinds: readonly EntryKind[];
  /** Each code plain and as `system|code`. */
  readonly codes: BySide<readonly string[]>;
  readonly units: ValuePair;
}

/** What a tolerance looks at, of a finding or of an example. */
export interface FindingFacts {
  readonly kind: string;
  /** Undefined for an example that names none. */
  readonly severity?: Severity | undefined;
  /** By the delivered table, where a decision counts it for less. */
  readonly delivered?: Severity | undefined;
  readonly item: string | null;
  readonly field: string | null;
  readonly direction: Direction;
  readonly values: ValuePair;
  /** Empty when it is about a list or a whole answer. */
  readonly members: readonly MemberFacts[];
}

/** The facts of a finding of a document. */
export function factsOfFinding(document: ComparisonDocument, finding: Finding): FindingFacts {
  const { kind, severity, delivered, item, field, values, mig, hie } = finding;
  const places = finding.members ?? [{ mig, hie }];
  return {
    kind,
    severity,
    delivered,
    item,
    field,
    values,
    direction: directionOf(kind, values, { mig, hie }),
    members: places.flatMap((place) => memberFacts(document, place)),
  };
}

function memberFacts({ entries }: ComparisonDocument, place: BySide<number | null>): MemberFacts[] {
  const entry = { mig: entries.mig[place.mig ?? -1], hie: entries.hie[place.hie ?? -1] };
  const known = SIDES.flatMap((side) => entry[side] ?? []);
  if (known.length === 0) return [];
  return [
    {
      entryKinds: known.map(({ kind }) => kind),
      codes: { mig: codesOf(entry.mig), hie: codesOf(entry.hie) },
      units: { mig: entry.mig?.unit ?? null, hie: entry.hie?.unit ?? null },
    },
  ];
}

function codesOf(entry: DocumentEntry | undefined): string[] {
  return (entry?.codes ?? []).flatMap(({ system, code }) => [code, `${system}|${code}`]);
}

/** The facts of an example; what it leaves out is null, and fits no condition on it. */
export function factsOfExample(example: ToleranceExample): FindingFacts {
  const { kind, severity, item, field, entryKind, direction } = example;
  const values = example.values ?? { mig: null, hie: null };
  const units = example.units ?? { mig: null, hie: null };
  return {
    kind,
    severity,
    item: item ?? null,
    field: field ?? null,
    values,
    direction: direction ?? directionOf(kind, values, { mig: null, hie: null }),
    members: [
      {
        entryKinds: entryKind === undefined ? [] : [entryKind],
        codes: example.codes ?? { mig: [], hie: [] },
        units,
      },
    ],
  };
}

/** Which way a finding goes: as its kind always does, else by the side that has it. */
function directionOf(kind: string, values: ValuePair, place: BySide<number | null>): Direction {
  const always = RULES.find(({ id }) => id === kind)?.direction ?? 'either';
  if (always !== 'either') return always;
  const isAbout = (side: 'mig' | 'hie'): boolean => place[side] !== null || values[side] !== null;
  if (place.mig !== null && place.hie !== null) return bySilence(values);
  if (isAbout('mig') === isAbout('hie')) return 'either';
  return isAbout('mig') ? 'lost' : 'gained';
}

function bySilence({ mig, hie }: ValuePair): Direction {
  if ((mig === null) === (hie === null)) return 'either';
  return hie === null ? 'lost' : 'gained';
}
