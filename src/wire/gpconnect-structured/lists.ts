import { LIST_WARNINGS } from '../../record/item.ts';
import type { ListWarning } from '../../record/item.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { AREAS, AREA_FACTS, AREA_OF_CODE, TREE_CODES } from './areas.ts';
import type { Area } from './areas.ts';
import type { Bundle, Resource } from '../fhir/bundle.ts';
import { ofType, resolve } from '../fhir/bundle.ts';
import { firstCode } from '../fhir/codes.ts';
import { extensionsOf, valueOf } from '../fhir/extensions.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';

/** What the primary lists of one area say. */
export interface AreaList {
  readonly area: Area;
  /** The resources named, each once, in order. */
  readonly members: readonly Resource[];
  /** Members named, found or not. */
  readonly named: number;
  readonly warnings: readonly ListWarning[];
  readonly emptyReason: string | undefined;
}

/**
 * What a list is for: one of the primary ones, a heading of the consultation tree that names entries,
 * a level above headings, or a secondary list, which only repeats.
 */
export type ListRole = 'primary' | 'heading' | 'upper' | 'secondary';

/** The lists of a bundle, sorted by what they are for. */
export interface Lists {
  readonly areas: ReadonlyMap<Area, AreaList>;
  /** Lists of the consultation tree, of every level. */
  readonly tree: readonly Resource[];
  /** What each list that was understood is for; the others are not mapped. */
  readonly roles: ReadonlyMap<Resource, ListRole>;
}

/**
 * Sorts the lists: primary ones by code, those of the consultation tree, and the secondary ones, which
 * only repeat what others name and are no data. A list of an unknown code counts for the area whose
 * resources it names, so that nothing is dropped, and is reported.
 */
export function readLists(bundle: Bundle, log: ProblemLog): Lists {
  const primary = new Map<Area, Resource[]>();
  const tree: Resource[] = [];
  const roles = new Map<Resource, ListRole>();
  for (const list of ofType(bundle, 'List')) {
    const role = roleOf(bundle, list, log);
    if (role === undefined) continue;
    if (role === 'tree') {
      tree.push(list);
      roles.set(list, membersOf(bundle, list).every(isList) ? 'upper' : 'heading');
    } else if (role === 'secondary') roles.set(list, role);
    else {
      roles.set(list, 'primary');
      primary.set(role, [...(primary.get(role) ?? []), list]);
    }
  }
  const areas = new Map<Area, AreaList>();
  for (const area of AREAS) {
    const lists = primary.get(area);
    if (lists !== undefined) areas.set(area, readArea(bundle, area, lists, log));
  }
  return { areas, tree, roles };
}

/** The resources a list names; one that cannot be found is reported. */
export function membersOf(bundle: Bundle, list: Resource, log?: ProblemLog): readonly Resource[] {
  const members: Resource[] = [];
  let index = -1;
  for (const entry of objectsOf(list.body['entry'])) {
    index += 1;
    if (isDeleted(entry)) continue;
    const reference = textOf(objectOf(entry['item'])?.['reference']);
    if (reference === undefined) {
      log?.error(`${list.path}.entry[${index}].item`, HELD_BACK);
      continue;
    }
    const found = resolve(bundle, list, reference);
    if (found !== undefined) members.push(found);
    else log?.warning(`${list.path}.entry[${index}].item`, NOT_THERE);
  }
  return members;
}

const HELD_BACK = 'the list names an entry without a reference: it was held back or cannot be sent';
const NOT_THERE = 'the list names an entry that is not in the bundle';

/** FHIR: such an entry was part of the list once, and is none any more. */
function isDeleted(entry: JsonObject): boolean {
  return entry['deleted'] === true || entry['deleted'] === 'true';
}

function isList(resource: Resource): boolean {
  return resource.type === 'List';
}

type Role = Area | 'tree' | 'secondary';

const SECONDARY = 'GPConnect-SecondaryListValues';

function roleOf(bundle: Bundle, list: Resource, log: ProblemLog): Role | undefined {
  const codings = objectsOf(objectOf(list.body['code'])?.['coding']);
  if (codings.some((coding) => textOf(coding['system'])?.includes(SECONDARY) === true)) {
    return 'secondary';
  }
  // A supplier may put a coding of its own beside the one that says what the list is for.
  const codes = codings.flatMap((coding) => textOf(coding['code'])?.trim() ?? []);
  const area = codes.flatMap((code) => AREA_OF_CODE.get(code) ?? [])[0];
  if (area !== undefined) return area;
  if (codes.some((code) => TREE_CODES.has(code)) || list.body['encounter'] !== undefined)
    return 'tree';
  return roleOfMembers(bundle, list, log);
}

function roleOfMembers(bundle: Bundle, list: Resource, log: ProblemLog): Role | undefined {
  const first = membersOf(bundle, list)[0];
  const ended = first?.holder === undefined ? undefined : 'ended-allergies';
  const holding = AREAS.find((area) => AREA_FACTS[area].holds === first?.type);
  const area = first?.type === 'AllergyIntolerance' ? (ended ?? holding) : holding;
  if (area === undefined) {
    log.warning(
      list.path,
      'a list with an unknown code that names nothing known',
      'unknown-section',
    );
    return undefined;
  }
  log.warning(list.path, `a list with an unknown code; by what it names it was read as ${area}`);
  return area;
}

function readArea(
  bundle: Bundle,
  area: Area,
  lists: readonly Resource[],
  log: ProblemLog,
): AreaList {
  const members = new Set<Resource>();
  let named = 0;
  for (const list of lists) {
    const entries = objectsOf(list.body['entry']);
    const deleted = entries.filter(isDeleted).length;
    if (deleted > 0) log.warning(list.path, `entries marked as deleted, left out: ${deleted}`);
    named += entries.length - deleted;
    for (const member of membersOf(bundle, list, log)) members.add(member);
  }
  const reasons = lists.map((list) => firstCode(list.body['emptyReason']));
  return {
    area,
    members: [...members],
    named,
    warnings: warningsOf(lists, log),
    emptyReason: reasons.find((reason) => reason !== undefined),
  };
}

function warningsOf(lists: readonly Resource[], log: ProblemLog): readonly ListWarning[] {
  const found = new Set<ListWarning>();
  for (const list of lists) {
    for (const extension of extensionsOf(list.body, 'listwarningcode')) {
      const known = warningOf(extension);
      if (known === undefined) log.error(list.path, 'a warning on the list that is not known');
      else found.add(known);
    }
  }
  return [...found].sort();
}

function warningOf(extension: JsonObject): ListWarning | undefined {
  const code = textOf(valueOf(extension))?.trim();
  return LIST_WARNINGS.find((warning) => warning === code);
}
