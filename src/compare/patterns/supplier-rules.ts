import type { EntryKind } from '../../record/entry-kind.ts';
import type { Entry } from '../../record/entry.ts';
import type { BySide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { isOver } from '../fields/status.ts';
import { factsOfDraft } from './group-drafts.ts';
import type { Drafted } from './group-drafts.ts';

/** A way in which the views of one supplier are known to differ from those of others. */
interface SupplierRule {
  /** The kind of finding it shows as. */
  readonly finding: string;
  readonly kinds: readonly EntryKind[];
  readonly fits: (entries: BySide<Entry>) => boolean;
  /** What is known, in one sentence. */
  readonly why: string;
}

/**
 * Known differences of the suppliers' views (GP Connect Access Record HTML, "provider variance"). They
 * excuse nothing: whoever chases the finding knows what to ask the supplier first.
 */
const SUPPLIER_RULES: readonly SupplierRule[] = [
  {
    finding: 'status-flipped',
    kinds: ['problem'],
    fits: isOverOnOneSide,
    why: 'Vision is known to show every problem as active.',
  },
  {
    finding: 'status-flipped',
    kinds: ['allergy'],
    fits: isOverOnOneSide,
    why: 'EMIS and Vision are known to have no ended allergies: all are shown as current.',
  },
  {
    finding: 'status-flipped',
    kinds: ['medication'],
    fits: isOverOnOneSide,
    why: 'Suppliers are known to keep an acute course current for different times: TPP until the issue runs out, EMIS 28 days or 14 days beyond it, Vision a year, Microtest about six months.',
  },
  {
    finding: 'date-precision',
    kinds: ['problem', 'diagnosis', 'procedure', 'immunisation', 'allergy', 'observation'],
    fits: isPadded,
    why: 'Microtest is known to fill in the first day or month where only month or year is known.',
  },
  {
    finding: 'significance-changed',
    kinds: ['problem'],
    fits: () => true,
    why: 'Microtest is known to turn its own three grades into minor, routine and major.',
  },
];

/** What is known of suppliers that explains all of a group; empty where nothing is, or no side is of that format. */
export function tellSupplierRule(comparing: Comparing, group: readonly Drafted[]): string {
  const { mig, hie } = comparing.readings;
  if (mig.format !== FORMAT && hie.format !== FORMAT) return '';
  const rule = SUPPLIER_RULES.find((each) => group.every((one) => explains(comparing, each, one)));
  return rule === undefined ? '' : ` ${rule.why}`;
}

/** The format whose variance by supplier is published. */
const FORMAT = 'gpconnect-html';

function explains(comparing: Comparing, rule: SupplierRule, { kind, draft }: Drafted): boolean {
  const { mig, hie } = factsOfDraft(comparing, draft);
  if (mig === undefined || hie === undefined || kind !== rule.finding) return false;
  return rule.kinds.includes(mig.entry.kind) && rule.fits({ mig: mig.entry, hie: hie.entry });
}

function isOverOnOneSide({ mig, hie }: BySide<Entry>): boolean {
  return isOver(mig.status) !== isOver(hie.status);
}

function isPadded({ mig, hie }: BySide<Entry>): boolean {
  const [a = '', b = ''] = [mig.date?.text, hie.date?.text];
  return [`${a}-01`, `${a}-01-01`].includes(b) || [`${b}-01`, `${b}-01-01`].includes(a);
}
