import type { PartialDate } from '../../base/partial-date.ts';
import type { ProblemList } from '../problem-list.ts';
import { findChild, lookAtAttributes, lookAtValueIn } from '../xml/find.ts';
import { attributeOf, createTake, findValue } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

export { attributeOf, present } from '../xml/take.ts';

/** Namespace of CDA R2. */
export const HL7_NAMESPACE = 'urn:hl7-org:v3';
/** Namespace of the extensions HL7 made to CDA R2. */
export const SDTC_NAMESPACE = 'urn:hl7-org:sdtc';
/** Namespace of `xsi:type`. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** What is known while one document is read. */
export interface Source {
  readonly problems: ProblemList;
  /** Identifier of the document, so that what is known by its path alone is known beside other documents. */
  readonly document: string;
  /** Elements of the narratives by the `ID` they bear and the section they stand in. */
  readonly places: ReadonlyMap<string, ReadonlyMap<XmlElement, XmlElement>>;
  /** Elements of the narrative that entries point to. */
  readonly pointedTo: Set<XmlElement>;
  /** Identifiers that entries bear already. */
  readonly ids: Set<string>;
  /** Points in time by how they are written: most stand in a document several times. */
  readonly times: Map<string, PartialDate>;
}

const take = createTake(
  ({ namespace }) => namespace === HL7_NAMESPACE || namespace === SDTC_NAMESPACE,
);

/** The first child of a name, marked as seen; further ones stay unseen and so end up unmapped. */
export function one(parent: XmlElement | undefined, local: string): XmlElement | undefined {
  return take.one(parent, local);
}

/** Every child of a name, marked as seen. */
export function many(parent: XmlElement | undefined, local: string): readonly XmlElement[] {
  return take.many(parent, local);
}

/** The trimmed text of the first child of a name; `undefined` when absent or blank. */
export function textOf(parent: XmlElement | undefined, local: string): string | undefined {
  return take.textOf(parent, local);
}

/** An attribute looked at without being marked as seen, to decide who reads the element. */
export function peek(element: XmlElement | undefined, local: string): string | undefined {
  return element === undefined ? undefined : findValue(element, local);
}

/** A child looked at without being marked as seen. */
export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element === undefined ? undefined : findChild(element, local, HL7_NAMESPACE);
}

/** The data type an element names in `xsi:type`, its prefix left out. */
export function typeOf(element: XmlElement): string | undefined {
  return lookAtValueIn(element, 'type', TYPE_NAMESPACES)?.trim().split(':').at(-1);
}

const TYPE_NAMESPACES = [XSI_NAMESPACE, ''];

/** Why a value is not given; such an element holds no value, whatever else stands in it. */
export function nullFlavorOf(element: XmlElement | undefined): string | undefined {
  return attributeOf(element, 'nullFlavor');
}

/** Whether an act is marked as one that did not happen or a finding as one that was not made. */
export function isNegated(source: Source, element: XmlElement): boolean {
  const mark = attributeOf(element, 'negationInd');
  if (mark !== undefined && mark !== 'true' && mark !== 'false') {
    source.problems.report('error', pathOf(element), 'negationInd is neither true nor false');
  }
  // A mark that cannot be understood must not make a positive statement.
  return mark !== undefined && mark !== 'false';
}

/** What is read only to be left out, and why; the branch is then no remainder. */
export const LEFT_OUT = {
  concern: 'when a concern was tracked, not when the patient had the condition',
  kind: 'the kind of a statement in words of HL7 (assertion, condition): the value says what it is',
  figures:
    'the dose in figures, beside an instruction as written: the instruction is what is compared',
  alias: 'a further name of the patient: an alias, or the name by birth',
  row: 'a whole row of the narrative, which shows the entry once more',
} as const;

/** Leaves an element out for one of the reasons of {@link LEFT_OUT}, as far as it holds what is known. */
export function leaveOut(element: XmlElement | undefined, why: keyof typeof LEFT_OUT): void {
  if (element !== undefined && Object.hasOwn(LEFT_OUT, why)) markKnown(element);
}

function markKnown(element: XmlElement): void {
  element.seen = true;
  lookAtAttributes(element, LEFT_OUT_ATTRIBUTES);
  for (const part of element.children) {
    if (LEFT_OUT_PARTS.has(part.local)) markKnown(part);
  }
}

/** What may stand in an element that is left out; anything else there is unmapped and told. */
const LEFT_OUT_ATTRIBUTES: ReadonlySet<string> = new Set(
  'code codeSystem displayName value unit nullFlavor root extension use qualifier type'.split(' '),
);
const LEFT_OUT_PARTS: ReadonlySet<string> = new Set(
  (
    'low high center originalText reference translation given family code name ' +
    'manufacturedProduct manufacturedMaterial manufacturedLabeledDrug lotNumberText'
  ).split(' '),
);
