import { SIDES } from '../../record/side.ts';
import type { Side } from '../../record/side.ts';
import type { ComparisonDocument, Finding } from '../document.ts';
import type { ToleranceExample } from './tolerance.ts';
import { factsOfFinding } from './finding-facts.ts';

/** A finding as an example: all that a tolerance can look at, and nothing else of the record. */
export function exampleOfFinding(document: ComparisonDocument, finding: Finding): ToleranceExample {
  const { kind, severity, item, field, values } = finding;
  const { direction } = factsOfFinding(document, finding);
  const entry = (side: Side) => document.entries[side][finding[side] ?? -1];
  const [first] = SIDES.flatMap((side) => entry(side) ?? []);
  const codes = (side: Side) =>
    (entry(side)?.codes ?? []).flatMap(({ system, code }) => [code, `${system}|${code}`]);
  return {
    kind,
    severity,
    item: item ?? undefined,
    field: field ?? undefined,
    direction,
    values,
    entryKind: first?.kind,
    codes: { mig: codes('mig'), hie: codes('hie') },
    units: { mig: entry('mig')?.unit ?? null, hie: entry('hie')?.unit ?? null },
  };
}
