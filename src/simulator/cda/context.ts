import { entryGuid, guidOf } from '../identifiers.ts';
import { element } from '../mig/xml.ts';
import type { EntryCore, Moment, SimulatedPatient } from '../model.ts';
import { londonOffset } from '../moments.ts';
import type { CdaOptions } from './options.ts';

/** What the writers of entries share. */
export interface CdaContext {
  readonly patient: SimulatedPatient;
  readonly options: CdaOptions;
}

/** Root of every template of C-CDA. */
const TEMPLATES = '2.16.840.1.113883.10.20.22';

/** A template id; `part` is what follows the common root, such as `4.7`. */
export function templateId(part: string, extension?: string): string {
  return element('templateId', [], { root: `${TEMPLATES}.${part}`, extension });
}

/** The id the sending system gives to an entry, `part` for what belongs to it. */
export function entryId(context: CdaContext, id: string, part?: string): string {
  const name = part === undefined ? id : `${id} ${part}`;
  return element('id', [], { root: entryGuid(context.patient, 'hie', name).toUpperCase() });
}

/** A date as HL7 v3 writes it: as long as it is precise; times carry their offset. */
export function timestamp(moment: Moment): string {
  const digits = moment.replaceAll(/[-:T]/g, '');
  return moment.length > 10 ? `${digits}${londonOffset(moment).replace(':', '')}` : digits;
}

/** One point in time; `UNK` where nobody knows it. */
export function pointInTime(moment: Moment | undefined, name = 'effectiveTime'): string {
  const known = moment === undefined ? { nullFlavor: 'UNK' } : { value: timestamp(moment) };
  return element(name, [], known);
}

/** A time from, and till when it is over; `till` is left out for what still holds. */
export function interval(
  from: Moment | undefined,
  till: 'open' | { readonly moment: Moment | undefined },
  attributes: Readonly<Record<string, string>> = {},
): string {
  const high = till === 'open' ? undefined : pointInTime(till.moment, 'high');
  return element('effectiveTime', [pointInTime(from, 'low'), high], attributes);
}

/** Who typed an entry in, and when. */
export function author(context: CdaContext, recorded: Moment): string {
  const person = guidOf('hie', 'practitioner', context.patient.practice.code).toUpperCase();
  return element('author', [
    templateId('4.119'),
    pointInTime(recorded, 'time'),
    element('assignedAuthor', [element('id', [], { root: person })]),
  ]);
}

/** Text that stands in the narrative; the entry points there. */
export function textReference(name: 'text' | 'originalText', id: string): string {
  return element(name, [element('reference', [], { value: `#${id}` })]);
}

/** The free text of an entry, as a comment that points into the narrative. */
export function commentAct(context: CdaContext, entry: EntryCore, row: string): string | undefined {
  if (entry.text === undefined) return undefined;
  return element(
    'act',
    [
      templateId('4.64'),
      element('code', [], {
        code: '48767-8',
        codeSystem: '2.16.840.1.113883.6.1',
        displayName: 'Annotation comment',
      }),
      textReference('text', `${row}-comment`),
      author(context, entry.recorded),
    ],
    { classCode: 'ACT', moodCode: 'EVN' },
  );
}

/** The comment of an entry, tied to it. */
export function comment(context: CdaContext, entry: EntryCore, row: string): string | undefined {
  const act = commentAct(context, entry, row);
  return act === undefined
    ? undefined
    : element('entryRelationship', [act], { typeCode: 'SUBJ', inversionInd: 'true' });
}

/** `statusCode` with that code. */
export function statusCode(code: string): string {
  return element('statusCode', [], { code });
}

/** Something tied to an entry. */
export function related(typeCode: string, child: string, inversionInd?: 'true'): string {
  return element('entryRelationship', [child], { typeCode, inversionInd });
}
