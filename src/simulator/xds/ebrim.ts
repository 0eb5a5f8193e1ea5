import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';

/** A slot of the registry's model with one value. */
export function slot(name: string, value: string): string {
  const list = element('rim:ValueList', [textElement('rim:Value', value)]);
  return element('rim:Slot', [list], { name });
}

/** A slot for each of these. */
export function slots(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => slot(name, value));
}

/** What something is called. */
export function title(value: string): string {
  return element('rim:Name', [element('rim:LocalizedString', [], { charset: 'UTF-8', value })]);
}

/** A classification of a document by one of the fixed schemes. */
export function classification(of: {
  readonly scheme: string;
  readonly object: string;
  readonly code: string;
  readonly name?: string | undefined;
  readonly slots: readonly string[];
}): string {
  const name = of.name === undefined ? undefined : title(of.name);
  return element('rim:Classification', [...of.slots, name], {
    id: `urn:uuid:${guidOf('xds', 'classification', of.object, of.scheme)}`,
    classificationScheme: `urn:uuid:${of.scheme}`,
    classifiedObject: of.object,
    nodeRepresentation: of.code,
  });
}
