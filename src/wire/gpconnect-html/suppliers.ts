import { ENTRY_KINDS } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';

/** How one supplier fills the tables: what the format could say and this supplier does not. */
export interface Supplier {
  readonly id: 'TPP' | 'EMIS' | 'Vision' | 'Microtest';
  /** How it names itself in the Device of the bundle, or in a banner. */
  readonly names: RegExp;
  /** Its exclusion banner stands on every section, whether or not anything was left out. */
  readonly bannerAlways: boolean;
  /** It tells allergies that are over from current ones. */
  readonly historicalAllergies: boolean;
  /** It tells problems that are over from active ones. */
  readonly inactiveProblems: boolean;
  /** It tells a course that was stopped from one that ran out. */
  readonly stoppedCourses: boolean;
  /** Words of the significance column that are neither major nor minor. */
  readonly otherSignificances: readonly string[];
  /** What its answers cannot say beyond what holds for every supplier. */
  readonly limits: readonly FormatLimit[];
}

const NO_HISTORY = [
  limit('allergy', 'status', 'this supplier shows every allergy as current'),
  limit('allergy', 'ended', 'this supplier shows every allergy as current, without an end'),
];

/** Read chapters shown among the clinical items of this supplier, and among the observations. */
const SHOWN_CHAPTERS: Readonly<Record<string, DataItem>> = Object.fromEntries(
  Array.from('1234ABCDEFGHIJKLMNOPQRSTUVWXYZ', (chapter) => [chapter, 'examinations' as const]),
);

const UNSHOWN_CHAPTERS: readonly FormatLimit[] = (['procedure', 'observation'] as const).map(
  (kind) => ({
    ...limit(kind, 'entry', 'this supplier shows Read chapters 1 and A to Z as clinical items'),
    exceptReadChapters: SHOWN_CHAPTERS,
  }),
);

const JOURNAL = limit(
  'encounter',
  'alone',
  'this supplier shows its whole journal as encounters: a row need not be a consultation',
);

/**
 * GP Connect, "provider variance" for HTML (hie-wire, section 2.5). Rules by which a supplier chooses what
 * to show (when an acute drug is current, which codes are clinical items) cannot be told from an answer
 * and are described in the documentation of formats.
 */
export const SUPPLIERS: readonly Supplier[] = [
  {
    id: 'TPP',
    names: /\btpp\b|systmone|phoenix partnership/,
    bannerAlways: true,
    historicalAllergies: true,
    inactiveProblems: true,
    stoppedCourses: true,
    otherSignificances: [],
    limits: [JOURNAL],
  },
  {
    id: 'EMIS',
    names: /\bemis\b|egton/,
    bannerAlways: false,
    historicalAllergies: false,
    inactiveProblems: true,
    stoppedCourses: false,
    otherSignificances: [],
    limits: NO_HISTORY,
  },
  {
    id: 'Vision',
    names: /\bvision\b|\binps\b|in practice systems|cegedim/,
    bannerAlways: false,
    historicalAllergies: false,
    inactiveProblems: false,
    stoppedCourses: false,
    otherSignificances: [],
    limits: [
      ...NO_HISTORY,
      ...UNSHOWN_CHAPTERS,
      limit('medication', 'ended', 'this supplier does not tell when an acute course was over'),
      limit('medication', 'endReason', 'this supplier does not tell why an acute course was over'),
      limit('problem', 'significance', 'this supplier may leave the significance of a problem out'),
      limit('problem', 'status', 'this supplier shows every problem as active'),
      limit('problem', 'ended', 'this supplier shows every problem as active, without an end'),
    ],
  },
  {
    id: 'Microtest',
    names: /microtest|\bevolution\b/,
    bannerAlways: false,
    historicalAllergies: true,
    inactiveProblems: true,
    stoppedCourses: false,
    // Its medium significance, which stands between the two.
    otherSignificances: ['routine'],
    limits: [
      limit('medication', 'ended', 'this supplier gives no date on which a course was stopped'),
      limit('medication', 'endReason', 'this supplier gives no reason why a course was stopped'),
      limit('problem', 'significance', 'this supplier has a significance between major and minor'),
      ...ENTRY_KINDS.map((kind) =>
        limit(
          kind,
          'date-padded',
          'this supplier pads a date to the first of its month or year: how much is known is not told',
        ),
      ),
    ],
  },
];

/**
 * The supplier of an answer: the one its devices name, or, where they name none, the one its banners name.
 * A banner speaks of other things too, so a word of plain English names nobody there.
 */
export function supplierOf(
  devices: readonly string[],
  banners: readonly string[],
): Supplier | undefined {
  if (devices.some((text) => SUPPLIERS.some(({ names }) => namedIn(names, [text])))) {
    return supplierIn(devices);
  }
  return supplierIn(banners.map((text) => text.toLowerCase().replaceAll(PLAIN_WORDS, ' ')));
}

/** `Vision` and `Evolution` as names stand before what makes them a system. */
const PLAIN_WORDS = /\b(?:vision|evolution)\b(?! (?:system|software|practice|health|\d))/g;

function namedIn(names: RegExp, texts: readonly string[]): boolean {
  return texts.some((text) => names.test(text.toLowerCase()));
}

function supplierIn(texts: readonly string[]): Supplier | undefined {
  const named = SUPPLIERS.filter(({ names }) => namedIn(names, texts));
  return named.length === 1 ? named[0] : undefined;
}

/** Rows that stand in place of one that is hidden, in the wording of each supplier. */
const HIDDEN =
  /^(?:confidential|sensitive|excluded) items?\.?$|^\*(?: ?\*){2,}$|^event has been made private by another organisation\.?$/i;

/** Whether the words of a row say that an item is hidden: EMIS and Microtest in words, Vision in asterisks. */
export function saysHidden(cells: readonly string[]): boolean {
  for (const cell of cells) if (HIDDEN.test(cell)) return true;
  return false;
}
