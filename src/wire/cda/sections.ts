import type { DataItem } from '../../record/item.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { child, peek } from './source.ts';

/** Sections whose entries are read. */
export type SectionKind =
  | 'allergies'
  | 'problems'
  | 'past-history'
  | 'medications'
  | 'immunisations'
  | 'results'
  | 'vital-signs'
  | 'procedures'
  | 'encounters'
  | 'social-history'
  | 'plan'
  | 'referral-reason'
  | 'notes';

/** A section: how it is known, and of which items it tells. */
export interface SectionType {
  readonly kind: SectionKind;
  readonly loinc: readonly string[];
  /** Templates, with entries required and optional; they count where no known code is given. */
  readonly templates: readonly string[];
  readonly items: readonly DataItem[];
}

const CCDA = '2.16.840.1.113883.10.20.22.2';

/**
 * The sections of hie-wire 5.5, with the examination (29545-1) of its section 7 and the notes (34109-9) of
 * the companion guide of C-CDA.
 */
export const SECTIONS: readonly SectionType[] = [
  section('allergies', '48765-2', ['6.1', '6'], ['risks-and-warnings']),
  section('problems', '11450-4', ['5.1', '5'], ['problems']),
  section('past-history', '11348-0', ['20'], ['diagnoses']),
  section('medications', '10160-0', ['1.1', '1'], ['medication']),
  section('immunisations', '11369-6', ['2.1', '2'], ['procedures']),
  section('results', '30954-2', ['3.1', '3'], ['investigations']),
  section('vital-signs', '8716-3', ['4.1', '4'], ['examinations']),
  {
    kind: 'vital-signs',
    loinc: ['29545-1'],
    templates: ['2.16.840.1.113883.10.20.2.10'],
    items: ['examinations'],
  },
  section('procedures', '47519-4', ['7.1', '7'], ['procedures']),
  section('encounters', '46240-8', ['22.1', '22'], ['events']),
  section('social-history', '29762-2', ['17'], ['examinations']),
  section('plan', '18776-5', ['10'], ['events']),
  {
    kind: 'referral-reason',
    loinc: ['42349-1'],
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.1'],
    items: ['events'],
  },
  section('notes', '34109-9', ['65'], ['events']),
];

function section(
  kind: SectionKind,
  loinc: string,
  templates: readonly string[],
  items: readonly DataItem[],
): SectionType {
  return { kind, loinc: [loinc], templates: templates.map((tail) => `${CCDA}.${tail}`), items };
}

/** The type of a section by its LOINC code, else by its template; `undefined` when it is another. */
export function typeOfSection(element: XmlElement): SectionType | undefined {
  const code = peek(child(element, 'code'), 'code')?.trim();
  const byCode = SECTIONS.find(({ loinc }) => loinc.includes(code ?? ''));
  if (byCode !== undefined) return byCode;
  const roots = element.children
    .filter(({ local }) => local === 'templateId')
    .map((template) => peek(template, 'root') ?? '');
  return SECTIONS.find(({ templates }) => templates.some((each) => roots.includes(each)));
}
