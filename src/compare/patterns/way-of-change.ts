import type { Entry } from '../../record/entry.ts';
import type { BySide, Side } from '../../record/side.ts';
import type { FindingDraft } from '../rule.ts';

/** In which way a field changed, so that changes of many entries can be told alike or not. */
export interface Way {
  /** The same for changes that are alike. */
  readonly id: string;
  /** How it changed, in a few words; without them the sentence of the rule says it. */
  readonly words?: string | undefined;
  /** Two of a kind are one cause, whatever share of the list they are. */
  readonly isCauseByItself?: boolean | undefined;
  /** Whether an entry of a side is one that could have changed so. */
  readonly couldHave: (entry: Entry, side: Side) => boolean;
}

/** Kinds that say that one code became another. */
const CODE_KINDS: ReadonlySet<string> = new Set([
  'code-changed',
  'code-broader',
  'code-narrower',
  'code-inactive',
]);
/** Fields with few words, where the same two words on both sides are the same change. */
const WORDS: ReadonlySet<string> = new Set(['kind', 'item', 'status', 'course', 'significance']);
/** Kinds that say of themselves how it changed. */
const SAYING: ReadonlySet<string> = new Set(['code-degraded', 'code-system-lost']);

/** The way in which the field of a finding changed; undefined where each entry has its own. */
export function wayOf(
  kind: string,
  { field, values }: FindingDraft,
  entries: BySide<Entry>,
): Way | undefined {
  if (field === null) return undefined;
  if (kind === 'link-lost') return lostLink(field, entries);
  const { mig, hie } = values;
  if (CODE_KINDS.has(kind)) return codePair(mig, hie);
  if (WORDS.has(field)) return oneWord(field, values);
  if (SAYING.has(kind)) return { id: kind, couldHave: ({ codes }) => codes.length > 0 };
  if (kind === 'unit-changed') return unitPair(entries);
  if (kind === 'date-precision' && field === 'date') return precisionPair(entries);
  return mig === null || hie === null ? oneSided(field, values) : undefined;
}

/** Links of one relation that all pointed to the same entry. */
function lostLink(relation: string, { mig }: BySide<Entry>): Way | undefined {
  const target = mig.links.find((link) => link.relation === relation)?.target;
  if (target === undefined) return undefined;
  return { id: `to ${target}`, isCauseByItself: true, couldHave: () => true };
}

function codePair(mig: string | null, hie: string | null): Way | undefined {
  if (mig === null || hie === null) return undefined;
  return {
    id: `${mig} > ${hie}`,
    words: `${mig} became ${hie}`,
    isCauseByItself: true,
    couldHave: () => true,
  };
}

function oneWord(field: string, values: FindingDraft['values']): Way {
  const [from, to] = [values.mig ?? 'nothing', values.hie ?? 'nothing'];
  return {
    id: `${from} > ${to}`,
    words: `${from} became ${to}`,
    couldHave: (entry, side) => wordOf(field, entry) === (values[side] ?? undefined),
  };
}

function wordOf(field: string, { kind, item, status, detail }: Entry): string | undefined {
  if (field === 'kind') return kind;
  if (field === 'item') return item;
  if (field === 'status') return status;
  if (field === 'course') return detail.kind === 'medication' ? detail.course : undefined;
  return detail.kind === 'problem' ? detail.significance : undefined;
}

function unitPair({ mig, hie }: BySide<Entry>): Way {
  const [from, to] = [unitOf(mig), unitOf(hie)];
  // Units that are all gone are one cause, whatever they were.
  const id = to === undefined ? 'lost' : from === undefined ? 'gained' : `${from} > ${to}`;
  const isBoth = from !== undefined && to !== undefined;
  return {
    id,
    words: isBoth ? `${from} became ${to}` : undefined,
    couldHave: (entry, side) => {
      const unit = unitOf(entry);
      if (isBoth) return unit === (side === 'mig' ? from : to);
      return (unit === undefined) === ((side === 'mig' ? from : to) === undefined);
    },
  };
}

function unitOf({ detail }: Entry): string | undefined {
  if (detail.kind !== 'result' && detail.kind !== 'observation') return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity.unit : undefined;
}

function precisionPair({ mig, hie }: BySide<Entry>): Way | undefined {
  const [from, to] = [mig.date, hie.date];
  if (from === undefined || to === undefined) {
    return oneSided('date', { mig: from?.text ?? null, hie: to?.text ?? null });
  }
  return {
    id: `${from.precision} > ${to.precision}`,
    words: `known to the ${from.precision} on the MIG and to the ${to.precision} on the HIE`,
    couldHave: ({ date }, side) => date?.precision === (side === 'mig' ? from : to).precision,
  };
}

/** A field that one side lost in every entry, whatever the other side says there. */
function oneSided(field: string, { mig, hie }: FindingDraft['values']): Way | undefined {
  if (mig === null && hie === null) return undefined;
  const silent: Side = hie === null ? 'hie' : 'mig';
  return {
    id: silent === 'hie' ? 'lost' : 'gained',
    words: silent === 'hie' ? 'gone on the HIE' : 'on the HIE alone',
    couldHave: (entry, side) => saysOf(field, entry) !== (side === silent),
  };
}

/** Whether an entry says anything in a field; of a field that is not known here, yes. */
function saysOf(field: string, entry: Entry): boolean {
  const detail: Readonly<Record<string, unknown>> = { ...entry.detail };
  if (field === 'text') return entry.text.length > 0;
  if (field === 'date') return entry.date !== undefined;
  if (field === 'status') return entry.status !== undefined;
  return field in FIELDS ? detail[FIELDS[field] ?? ''] !== undefined : true;
}

/** Fields of findings that are fields of the entry's detail. */
const FIELDS: Readonly<Record<string, string>> = {
  dose: 'dose',
  quantity: 'quantity',
  range: 'range',
  value: 'value',
  ended: 'ended',
};
