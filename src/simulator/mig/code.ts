import type { Concept } from '../model.ts';
import type { MigStyle } from './options.ts';
import { element } from './xml.ts';

const READ_V2 = '2.16.840.1.113883.2.1.6.2';
const SNOMED_UK = '2.16.840.1.113883.2.1.3.2.4.15';

/** A coded concept as OpenHR writes it: Read v2, EMIS drug or SNOMED, with its translation. */
export function writeCode(
  concept: Concept,
  style: MigStyle,
  category?: { readonly code: string; readonly name: string },
): string {
  const children = [category === undefined ? undefined : writeCategory(category)];
  const { read, emisDrug } = concept;
  if (read === undefined && emisDrug === undefined) {
    return coded('ehr:code', SNOMED_UK, concept.snomed, { term: concept.term, children });
  }
  const [system, code] =
    read === undefined ? drugCode(concept, style) : [READ_V2, readForm(read, style)];
  children.push(writeTranslation(concept, style));
  return coded('ehr:code', system, code, { term: concept.term, children });
}

/** A Multilex number is made up from the dm+d one: the real ones are licensed. */
function drugCode(
  { emisDrug, snomed }: Concept,
  style: MigStyle,
): readonly [system: string, code: string] {
  return style.drugCodes === 'MULTILEX'
    ? ['MULTILEX', snomed.slice(-9, -3)]
    : ['EMISPREPARATION', emisDrug ?? ''];
}

/** EMIS drops the dots and writes term code `11` as `-1`; full codes keep both, seven characters. */
export function readForm(
  read: NonNullable<Concept['read']>,
  style: Pick<MigStyle, 'readForm'>,
): string {
  if (style.readForm === 'full') return `${read.code}${read.termCode}`;
  if (style.readForm === 'dotted') return read.code;
  const bare = read.code.replaceAll('.', '');
  if (read.termCode === '00') return bare;
  return `${bare}-${read.termCode.startsWith('1') ? read.termCode.slice(1) : read.termCode}`;
}

/** Drugs are translated to a dm+d concept whatever the style says of other codes. */
function writeTranslation(concept: Concept, style: MigStyle): string | undefined {
  if (style.translation === 'absent') return undefined;
  const byConcept = style.translation === 'concept' || concept.emisDrug !== undefined;
  const code = byConcept ? concept.snomed : concept.description;
  return coded('ehr:translation', SNOMED_UK, code, { term: concept.term, children: [] });
}

function writeCategory(category: { readonly code: string; readonly name: string }): string {
  return element('ehr:qualifier', [
    coded('ehr:name', 'EMISINTERNAL', '7', { term: 'MIG', children: [] }),
    coded('ehr:value', 'EMISINTERNAL', category.code, { term: category.name, children: [] }),
  ]);
}

function coded(
  name: string,
  codeSystem: string,
  code: string,
  rest: { readonly term: string; readonly children: readonly (string | undefined)[] },
): string {
  return element(name, rest.children, { code, codeSystem, displayName: rest.term });
}
