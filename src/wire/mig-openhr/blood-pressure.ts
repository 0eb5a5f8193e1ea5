import { groupBy } from '../../base/ordering.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Quantity } from '../../record/quantity.ts';
import { indexById } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Source } from './source.ts';

/**
 * Codes of a blood pressure and of its two readings: Read v2 `246` with `2469` and `246A` (mig-wire, sections
 * 2.2 and 6) and the SNOMED concepts of the same.
 */
const PRESSURE = ['246..', '75367002', '163020007'];
const SYSTOLIC = ['2469.', '271649006', '72313002', '163030003'];
const DIASTOLIC = ['246A.', '271650006', '1091811000000102', '163031004'];

type Role = 'pressure' | 'systolic' | 'diastolic';

const ROLE_OF_CODE: readonly (readonly [string, Role])[] = [
  ...PRESSURE.map((code) => [code, 'pressure'] as const),
  ...SYSTOLIC.map((code) => [code, 'systolic'] as const),
  ...DIASTOLIC.map((code) => [code, 'diastolic'] as const),
];

/** Compared one by one: a map would hash each code of the document first, which costs more. */
function roleOf(code: string): Role | undefined {
  for (const [known, role] of ROLE_OF_CODE) {
    if (known.length === code.length && known === code) return role;
  }
  return undefined;
}

const SYSTEMS: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.snomed]);

/**
 * Makes one blood pressure of a parent and its readings. A reading that was taken in is no entry of its
 * own; a third one, or one without a number, stays. A parent without readings stays an observation.
 */
export function mergeBloodPressures(source: Source, drafts: readonly Draft[]): readonly Draft[] {
  const roles = rolesOf(drafts);
  if (roles.size === 0) return drafts;
  const childrenOf = childrenByParent(drafts);
  const taken = new Set<Draft>();
  for (const [parent, role] of roles) {
    if (!role.has('pressure')) continue;
    const children = childrenOf(parent).filter((child) => !taken.has(child));
    const systolic = pick(source, roles, { children, wanted: 'systolic' });
    const diastolic = pick(source, roles, { children, wanted: 'diastolic' });
    const readings = [systolic, diastolic].filter((reading) => reading !== undefined);
    if (readings.length === 0) continue;
    parent.kind = 'blood-pressure';
    parent.detail = {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    };
    parent.absorbed = readings.flatMap(({ localId }) => localId ?? []);
    for (const reading of readings) takeIn(source, parent, reading);
    for (const reading of readings) taken.add(reading);
  }
  const left = taken.size === 0 ? drafts : drafts.filter((draft) => !taken.has(draft));
  return joinLoosePressures(left, roles);
}

/** The drafts that bear a code of a pressure or a reading, in order, and which of them they bear. */
type Roles = ReadonlyMap<Draft, ReadonlySet<Role>>;

function rolesOf(drafts: readonly Draft[]): Roles {
  const roles = new Map<Draft, Set<Role>>();
  for (const draft of drafts) {
    for (const { system, code } of draft.codes) {
      const role = roleOf(code);
      if (role === undefined || !SYSTEMS.has(system)) continue;
      const known = roles.get(draft);
      if (known === undefined) roles.set(draft, new Set([role]));
      else known.add(role);
    }
  }
  return roles;
}

/**
 * Makes one of two readings of one instant that no parent holds together; the two have no code in common,
 * so the pressure has none. Where an instant has more than one of either, all stay.
 */
function joinLoosePressures(drafts: readonly Draft[], roles: Roles): readonly Draft[] {
  const free = drafts.filter((draft) => isLoose(draft, roles.get(draft)));
  if (free.length === 0) return drafts;
  const named = new Set(drafts.flatMap(({ children }) => children));
  const loose = free.filter((draft) => !named.has(draft.localId ?? ''));
  const joined = new Map<Draft, Draft | undefined>();
  for (const ofInstant of groupBy(loose, ({ date }) => date?.text).values()) {
    const systolic = ofInstant.filter((draft) => roles.get(draft)?.has('systolic'));
    const diastolic = ofInstant.filter((draft) => roles.get(draft)?.has('diastolic'));
    const [first] = systolic;
    const [second] = diastolic;
    if (systolic.length !== 1 || diastolic.length !== 1 || !first || !second) continue;
    joined.set(first, pressureOf(first, second)).set(second, undefined);
  }
  return drafts.flatMap((draft) => (joined.has(draft) ? (joined.get(draft) ?? []) : [draft]));
}

function isLoose(draft: Draft, roles: ReadonlySet<Role> | undefined): boolean {
  if (roles === undefined) return false;
  const isReading = roles.has('systolic') || roles.has('diastolic');
  const free = draft.parent === undefined && draft.children.length === 0;
  return isReading && free && draft.date !== undefined && quantityOf(draft) !== undefined;
}

function pressureOf(systolic: Draft, diastolic: Draft): Draft {
  return {
    ...systolic,
    kind: 'blood-pressure',
    term: undefined,
    codes: [],
    text: [...systolic.text, ...diastolic.text],
    detail: {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    },
    absorbed: diastolic.localId === undefined ? [] : [diastolic.localId],
    warnings: [...new Set([...systolic.warnings, ...diastolic.warnings])],
  };
}

function takeIn(source: Source, parent: Draft, reading: Draft): void {
  parent.text.push(...reading.text);
  if (reading.date?.text !== parent.date?.text) {
    source.problems.count(
      'warning',
      reading.source,
      'a reading dated other than its blood pressure',
    );
  }
}

/** Readings by the pressure they belong to, whichever of the two names the other. */
function childrenByParent(drafts: readonly Draft[]): (parent: Draft) => readonly Draft[] {
  const byId = indexById(drafts);
  const byParent = groupBy(drafts, (draft) => draft.parent);
  return (parent) => {
    const named = parent.children.flatMap((id) => byId.get(id) ?? []);
    const naming = parent.localId === undefined ? [] : (byParent.get(parent.localId) ?? []);
    return [...new Set([...named, ...naming])];
  };
}

function pick(
  source: Source,
  roles: Roles,
  { children, wanted }: { children: readonly Draft[]; wanted: Role },
): Draft | undefined {
  const found = children.filter(
    (child) => roles.get(child)?.has(wanted) === true && quantityOf(child) !== undefined,
  );
  const [first, second] = found;
  if (second !== undefined) {
    source.problems.count('warning', second.source, 'a second reading under one blood pressure');
  }
  return first;
}

function quantityOf(draft: Draft | undefined): Quantity | undefined {
  const detail = draft?.detail;
  if (detail?.kind !== 'observation' && detail?.kind !== 'result') return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity : undefined;
}
