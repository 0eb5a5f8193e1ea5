import { element, textElement } from '../mig/xml.ts';
import type { Concept } from '../model.ts';
import type { CdaContext } from './context.ts';
import { templateId, textReference } from './context.ts';

/** Object identifiers of the code systems. */
export const OIDS = {
  snomed: '2.16.840.1.113883.6.96',
  loinc: '2.16.840.1.113883.6.1',
  read: '2.16.840.1.113883.2.1.6.2',
  actCode: '2.16.840.1.113883.5.4',
  actClass: '2.16.840.1.113883.5.6',
} as const;

const SYSTEM_NAMES = { [OIDS.snomed]: 'SNOMED CT', [OIDS.loinc]: 'LOINC' };

/** What a code is written as. */
export interface CodeUse {
  /** Element it is written as. @default 'code' */
  readonly name?: string | undefined;
  /** Whether the element needs its data type, as a `value` does. @default false */
  readonly typed?: boolean | undefined;
  /** Row of the narrative whose wording it points to. */
  readonly row?: string | undefined;
  /** Further codes for the same, as finished markup. */
  readonly translations?: readonly string[] | undefined;
}

/**
 * A concept of the dictionary: SNOMED CT with the Read code beside it, the wording in the narrative.
 * With the option of text-only entries the wording is all that is left.
 */
export function conceptCode(context: CdaContext, concept: Concept, use: CodeUse = {}): string {
  const { name = 'code', typed = false, row, translations = [] } = use;
  const wording = row === undefined ? undefined : textReference('originalText', `${row}-term`);
  const type = typed ? { 'xsi:type': 'CD' } : {};
  if (context.options.textOnlyEntries === true && wording !== undefined) {
    return element(name, [wording], { ...type, nullFlavor: 'UNK' });
  }
  const attributes = {
    ...type,
    code: concept.snomed,
    codeSystem: OIDS.snomed,
    codeSystemName: 'SNOMED CT',
    displayName: concept.term,
  };
  return element(name, [wording, ...translations, readTranslation(concept)], attributes);
}

/** A code that is the same for every patient. */
export function fixedCode(
  code: string,
  codeSystem: (typeof OIDS)['snomed' | 'loinc'],
  displayName: string,
  use: { readonly name?: string; readonly typed?: boolean } = {},
): string {
  const type = use.typed === true ? { 'xsi:type': 'CD' } : {};
  const codeSystemName = SYSTEM_NAMES[codeSystem];
  return element(use.name ?? 'code', [], {
    ...type,
    code,
    codeSystem,
    codeSystemName,
    displayName,
  });
}

/** A code for the same in another system. */
export function loincTranslation(code: string, displayName: string): string {
  return fixedCode(code, OIDS.loinc, displayName, { name: 'translation' });
}

const STATES = {
  active: ['55561003', 'Active'],
  inactive: ['73425007', 'Inactive'],
  resolved: ['413322009', 'Resolved'],
} as const;

/** The clinical status of an allergy or a problem, as an observation. */
export function statusObservation(state: keyof typeof STATES, template: '4.28' | '4.6'): string {
  const [code, displayName] = STATES[state];
  const value = element('value', [], {
    'xsi:type': 'CD',
    code,
    codeSystem: OIDS.snomed,
    codeSystemName: 'SNOMED CT',
    displayName,
    'sdtc:valueSet': '2.16.840.1.113883.3.88.12.80.68',
  });
  return statusOf(templateId(template), value);
}

/** The clinical status in words alone, as Cerner writes the one of a drug. */
export function statusInWords(words: string): string {
  const value = element('value', [textElement('originalText', words)], {
    'xsi:type': 'CD',
    nullFlavor: 'UNK',
  });
  return statusOf(templateId('4.47'), value);
}

function statusOf(template: string, value: string): string {
  return element(
    'observation',
    [
      template,
      fixedCode('33999-4', OIDS.loinc, 'Status'),
      element('statusCode', [], { code: 'completed' }),
      value,
    ],
    { classCode: 'OBS', moodCode: 'EVN' },
  );
}

function readTranslation(concept: Concept): string | undefined {
  const { read } = concept;
  if (read === undefined) return undefined;
  return element('translation', [], {
    code: `${read.code}${read.termCode}`,
    codeSystem: OIDS.read,
    codeSystemName: 'Read v2',
    displayName: concept.term,
  });
}
