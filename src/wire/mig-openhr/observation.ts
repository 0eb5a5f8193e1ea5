import type { ReferenceRange, Value } from '../../record/quantity.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf, one, parseFlag, textOf, textsOf } from './source.ts';
import type { Source } from './source.ts';
import { readValue } from './values.ts';

/** The `observation` of an event: what was found, and what the event is part of. */
export interface Observation {
  readonly value: Value | undefined;
  readonly range: ReferenceRange | undefined;
  readonly abnormal: boolean | undefined;
  readonly abnormalText: string | undefined;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly document: string | undefined;
  readonly episodicity: string | undefined;
}

/**
 * Reads the `observation` of an event. `measured` says whether the event's kind has a place for a value;
 * where it has none the value is left alone and so shows up as unmapped.
 */
export function readObservation(source: Source, event: XmlElement, measured: boolean): Observation {
  const element = one(event, 'observation');
  const complex = one(element, 'complexObservation');
  const { value, range } = measured
    ? readValue(source, element)
    : { value: undefined, range: undefined };
  const abnormal = one(element, 'abnormal');
  return {
    value,
    range,
    abnormal:
      abnormal === undefined
        ? undefined
        : parseFlag(source, abnormal, attributeOf(abnormal, 'value')),
    abnormalText: attributeOf(abnormal, 'description'),
    parent: textOf(complex, 'parentLink'),
    children: textsOf(complex, 'childLink'),
    document: textOf(element, 'referenceDocument'),
    episodicity: textOf(element, 'episodicity'),
  };
}
