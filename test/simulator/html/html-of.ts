import type { HtmlOptions, SectionCode } from '../../../src/simulator/html/context.ts';
import { writeGpConnectHtml } from '../../../src/simulator/html/write.ts';
import type { SimulatedEntry, SimulatedPatient } from '../../../src/simulator/model.ts';
import { patientWith } from '../sample-patient.ts';

/** What is looked at in the bundle of a section. */
export interface SectionBundle {
  readonly resourceType: string;
  readonly type: string;
  readonly entry: readonly { readonly resource: Readonly<Record<string, unknown>> }[];
}

/** The bundle of one section; undefined when the writer leaves it out. */
export function bundleOf(
  patient: SimulatedPatient,
  code: SectionCode,
  options: Partial<HtmlOptions> = {},
): SectionBundle | undefined {
  const written = writeGpConnectHtml(patient, { asAt: '2026-06-01', ...options });
  const file = written.find(({ name }) => name === code);
  return file === undefined ? undefined : (JSON.parse(file.content) as SectionBundle);
}

/** The XHTML of one section about these entries. */
export function divOf(
  entries: readonly SimulatedEntry[],
  code: SectionCode,
  options: Partial<HtmlOptions> = {},
): string {
  const composition = bundleOf(patientWith(entries), code, options)?.entry[0]?.resource;
  const sections = composition?.['section'] as
    | readonly { readonly text: { readonly div: string } }[]
    | undefined;
  return sections?.[0]?.text.div ?? '';
}

/** The table with that id, without its own tags; undefined when a sentence stands in its place. */
export function tableOf(div: string, id: string): string | undefined {
  return new RegExp(`<table id="${id}">(.*?)</table>`).exec(div)?.[1];
}

/** The rows of the body of the table with that id, each as the text of its cells. */
export function rowsOf(div: string, id: string): string[][] {
  const body = /<tbody>(.*)<\/tbody>/.exec(tableOf(div, id) ?? '')?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell),
  );
}
