import type { GpSystem } from '../../gp-system.ts';
import type { SimulatedEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import { isAdministrative } from './administrative-items.ts';
import type { Row, Section } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf, valueText } from '../words.ts';

/** Coded items, as each system chooses them; problems stand here a second time. */
export function writeClinicalItems(context: HtmlContext): Section {
  const entries = entriesOf(
    context,
    'problem',
    'diagnosis',
    'procedure',
    'immunisation',
    'observation',
    'result',
  ).filter(CHOICES[context.gpSystem]);
  const shape = {
    columns: columns('Date', 'Entry', 'Details'),
    main: 'Entry',
    takesPeriod: true,
    write: (entry: SimulatedEntry): Row[] => [
      [shownDate(context, entry.date), termOf(entry.concept), detailsOf(entry)],
    ],
  };
  const title = 'Clinical Items';
  return { title, subsections: [{ title, id: 'cli-tab', ...listRows(context, entries, shape) }] };
}

/**
 * EMIS: all coded items without a value, administrative ones too. TPP: those the practice calls
 * clinical. Vision: Read chapters 1 and A to Z, and problems. Microtest: all but chapters 0, 2 and 9,
 * with their values.
 */
const CHOICES: Readonly<Record<GpSystem, (entry: SimulatedEntry) => boolean>> = {
  EMIS: isPlain,
  TPP: (entry) => isPlain(entry) && !isAdministrative(entry),
  Vision: (entry) => !hasValue(entry) && (entry.kind === 'problem' || isIn(/[1A-Z]/, entry)),
  Microtest: (entry) => isIn(/[^029]/, entry),
};

function isPlain(entry: SimulatedEntry): boolean {
  return !hasValue(entry) && !isVaccination(entry);
}

/** Whether the entry has a Read code of one of the chapters. */
function isIn(chapters: RegExp, { concept }: SimulatedEntry): boolean {
  return chapters.test(concept.read?.code.charAt(0) ?? '');
}

/** Measured things stand among the observations, and a panel's heading with its parts. */
function hasValue(entry: SimulatedEntry): boolean {
  if (entry.kind === 'result') return entry.value !== undefined || entry.members !== undefined;
  return entry.kind === 'observation' && entry.value !== undefined;
}

/** Vaccinations have a section; one that lost its kind is an item like any other. */
function isVaccination(entry: SimulatedEntry): boolean {
  return entry.kind === 'immunisation' && entry.asObservation !== true;
}

function detailsOf(entry: SimulatedEntry): string[] {
  const value =
    entry.kind === 'result' || entry.kind === 'observation' ? valueText(entry) : undefined;
  return lines(value, entry.text);
}
