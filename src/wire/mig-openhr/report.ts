import type { MeasuredDetail } from '../../record/kinds/measured.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { flagOf, many, one, textOf, textsOf } from './source.ts';
import type { Source } from './source.ts';

/** Reads a `report` element: the heading a laboratory puts over its results. */
export function readReport(
  source: Source,
  event: XmlElement,
): { detail: MeasuredDetail; text: readonly string[]; children: readonly string[] } {
  const element = one(event, 'report');
  const components = many(element, 'component');
  const specimens = components.flatMap((component) => many(component, 'specimen'));
  const comments = specimens.flatMap((specimen) => textsOf(specimen, 'comment'));
  const types = specimens.flatMap((specimen) => textOf(specimen, 'specimenType') ?? []);
  return {
    detail: {
      kind: 'result',
      panel: true,
      abnormal: flagOf(source, element, 'abnormal'),
      specimen: types.length === 0 ? undefined : types.join(', '),
    },
    text: [...textsOf(element, 'reportSummary'), ...comments],
    children: [...components, ...specimens].flatMap((part) => [
      ...textsOf(part, 'battery'),
      ...textsOf(part, 'test'),
    ]),
  };
}
