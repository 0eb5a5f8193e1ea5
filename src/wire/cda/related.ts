import { findChildren } from '../xml/find.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { HL7_NAMESPACE, attributeOf, child, peek } from './source.ts';

/** Elements that are statements: what an entry, a component or a relationship may hold. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
]);

/** The statement an `entry`, a `component` or an `entryRelationship` holds; not marked as seen. */
export function statementIn(element: XmlElement): XmlElement | undefined {
  return element.children.find(
    ({ local, namespace }) => namespace === HL7_NAMESPACE && STATEMENTS.has(local),
  );
}

/** What tells whether a related statement is the wanted one, without marking it as seen. */
export type Wanted = (statement: XmlElement, relation: string | undefined) => boolean;

/** Statements a statement is related to, of the wanted sort; they and the way to them are marked as seen. */
export function relatedTo(element: XmlElement, wanted: Wanted): readonly XmlElement[] {
  return findChildren(element, 'entryRelationship').flatMap((relation) => {
    if (relation.namespace !== HL7_NAMESPACE) return [];
    const statement = statementIn(relation);
    if (statement === undefined || !hasHappened(statement)) return [];
    if (!wanted(statement, peek(relation, 'typeCode'))) return [];
    relation.seen = true;
    statement.seen = true;
    attributeOf(relation, 'typeCode');
    attributeOf(statement, 'moodCode');
    return [statement];
  });
}

/** What is only meant to be observed says nothing of the patient. */
function hasHappened(statement: XmlElement): boolean {
  const mood = peek(statement, 'moodCode');
  return statement.local !== 'observation' || mood === undefined || mood === 'EVN';
}

/** Wanted by the code of the statement. */
export function byCode(...codes: readonly string[]): Wanted {
  return (statement) => codes.includes(peek(child(statement, 'code'), 'code') ?? '');
}

/** Wanted by the sort of the relation, such as `MFST`. */
export function byRelation(relation: string, local: string): Wanted {
  return (statement, type) => type === relation && statement.local === local;
}

/** Whether a statement follows a template, whatever its version. */
export function hasTemplate(element: XmlElement, oid: string): boolean {
  return findChildren(element, 'templateId').some((each) => peek(each, 'root') === oid);
}
