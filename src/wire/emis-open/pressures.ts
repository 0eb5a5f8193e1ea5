import { groupBy } from '../../base/ordering.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { Draft } from './draft.ts';

/** Read v2 and SNOMED codes of the two readings of a blood pressure (mig-wire, sections 2.2 and 6). */
const SYSTOLIC: ReadonlySet<string> = new Set(['2469.', '271649006', '72313002', '163030003']);
const DIASTOLIC: ReadonlySet<string> = new Set([
  '246A.',
  '271650006',
  '1091811000000102',
  '163031004',
]);
const SYSTEMS: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.snomed]);

/**
 * Makes one blood pressure of two readings of one group, of one investigation, or of one instant where they
 * have neither. The two have no code in common, so the pressure has none but that of an investigation that
 * holds the two and nothing else. More than one of either leaves all as they are.
 */
export function joinPressures(drafts: readonly Draft[]): readonly Draft[] {
  const readings = drafts.filter((draft) => quantityOf(draft) !== undefined && isReading(draft));
  const headings = headingsOf(drafts);
  const joined = new Map<Draft, Draft | undefined>();
  for (const together of groupBy(readings, keyOf).values()) {
    const [systolic, ...systolics] = together.filter((draft) => hasCode(draft, SYSTOLIC));
    const [diastolic, ...diastolics] = together.filter((draft) => hasCode(draft, DIASTOLIC));
    if (systolic === undefined || diastolic === undefined) continue;
    if (systolics.length + diastolics.length > 0 || systolic.date === undefined) continue;
    joined.set(diastolic, undefined);
    const heading = headings.get(panelOf(systolic) ?? '');
    if (heading?.members.size === 2) {
      joined.set(heading.draft, pressureOf(systolic, diastolic, heading.draft));
      joined.set(systolic, undefined);
    } else {
      joined.set(systolic, pressureOf(systolic, diastolic));
    }
  }
  return drafts.flatMap((draft) => (joined.has(draft) ? (joined.get(draft) ?? []) : [draft]));
}

interface Heading {
  readonly draft: Draft;
  readonly members: ReadonlySet<Draft>;
}

/** Headings over results, by what the results point to. */
function headingsOf(drafts: readonly Draft[]): ReadonlyMap<string, Heading> {
  const members = groupBy(
    drafts.filter((draft) => panelOf(draft) !== undefined),
    panelOf,
  );
  return new Map(
    drafts.flatMap((draft) => {
      const id = draft.localId ?? draft.source;
      const own = members.get(id);
      const isHeading = draft.detail.kind === 'result' && draft.detail.panel === true;
      return isHeading && own !== undefined
        ? [[id, { draft, members: new Set(own) }] as const]
        : [];
    }),
  );
}

function panelOf({ links }: Draft): string | undefined {
  return links.find(({ relation }) => relation === 'panel')?.target;
}

function keyOf(draft: Draft): string {
  const { group, date, about } = draft;
  return [group ?? panelOf(draft) ?? '', date?.text ?? '', about ?? ''].join(' ');
}

function isReading(draft: Draft): boolean {
  return hasCode(draft, SYSTOLIC) || hasCode(draft, DIASTOLIC);
}

function pressureOf(systolic: Draft, diastolic: Draft, heading?: Draft): Draft {
  const text = [...systolic.text, ...diastolic.text];
  return {
    ...(heading ?? { ...systolic, term: undefined, codes: [] }),
    date: heading?.date ?? systolic.date,
    text: [...(heading?.text ?? []), ...text],
    detail: {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    },
    ids: [...(heading?.ids ?? []), ...systolic.ids, ...diastolic.ids],
  };
}

function quantityOf({ detail }: Draft): Quantity | undefined {
  if (detail.kind !== 'observation' && detail.kind !== 'result') return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity : undefined;
}

function hasCode({ codes }: Draft, wanted: ReadonlySet<string>): boolean {
  return codes.some(({ system, code }) => SYSTEMS.has(system) && wanted.has(code));
}
