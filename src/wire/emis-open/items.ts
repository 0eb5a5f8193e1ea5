import type { ReferralDetail } from '../../record/kinds/referral.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCodes } from './codes.ts';
import { lookUp } from './directory.ts';
import { statesNoAllergy } from '../read-chapters.ts';
import { isDeleted, readItem, stated } from './draft.ts';
import { saysNoneKnown } from './none-known.ts';
import type { Context, Draft } from './draft.ts';
import { meaningOf, one, textOf } from './source.ts';

/** `AllergyType`: 0 is none to a drug; the others are kinds of drug allergy. */
const CATEGORIES: ReadonlyMap<string, 'medication' | undefined> = new Map([
  ['0', undefined],
  ['1', 'medication'],
  ['2', 'medication'],
  ['3', 'medication'],
  ['4', 'medication'],
]);

/** Reads an `Allergy`; the substance of a drug allergy stands in `Codes`. */
export function readAllergy(context: Context, element: XmlElement): readonly Draft[] {
  const { source } = context;
  const substance = readCodes(source, element, 'Codes');
  const category = meaningOf(source, one(element, 'AllergyType'), CATEGORIES);
  const base = readItem(context, element, { kind: 'allergy', asserts: 'allergy' });
  if (isDeleted(source, element)) return [];
  const codes = [...base.codes, ...substance.codes];
  const hasSubstance = substance.codes.length > 0 || substance.term !== undefined;
  const isNone = saysNoneKnown(context, element, { codes, hasSubstance });
  const isContradiction = !isNone && statesNoAllergy(codes);
  return [
    {
      ...base,
      ...withSubstance(base, substance.term, isContradiction),
      codes: isContradiction ? codes.filter((code) => !statesNoAllergy([code])) : codes,
      detail: {
        kind: 'allergy',
        asserts: isNone ? 'none-known' : 'allergy',
        ...(category === undefined ? {} : { category }),
      },
    },
  ];
}

/** What a contradiction names comes first, so that nobody takes it for the statement that there is none. */
function withSubstance(
  { term, text }: Draft,
  substance: string | undefined,
  isContradiction: boolean,
): Pick<Draft, 'term' | 'text'> {
  if (substance === undefined || substance === term) return { term, text };
  if (term === undefined) return { term: substance, text };
  const [first, further] = isContradiction ? [substance, term] : [term, substance];
  return { term: first, text: [...text, further] };
}

const URGENCIES: ReadonlyMap<string, string> = new Map([
  ['0', 'routine'],
  ['1', 'soon'],
  ['2', 'urgent'],
  ['3', 'dated'],
]);

const DIRECTIONS: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['1', 'out'],
  ['2', 'in'],
]);

const REQUESTS: ReadonlyMap<string, string | undefined> = new Map([
  ['0', undefined],
  ['1', 'Outpatient'],
  ['2', 'Admission'],
  ['3', 'Day case'],
  ['4', 'Investigation'],
  ['5', 'Domiciliary'],
  ['6', 'Self referral'],
  ['7', 'Community'],
]);

/** Reads a `Referral`. */
export function readReferral(context: Context, element: XmlElement): readonly Draft[] {
  const { source, directory } = context;
  const reason = readCodes(source, element, 'ReasonTerm').term;
  const detail: ReferralDetail = {
    kind: 'referral',
    direction: meaningOf(source, one(element, 'Direction'), DIRECTIONS),
    specialty: readCodes(source, element, 'Speciality').term,
    recipient: lookUp(directory.places, one(element, 'Provider')),
    urgency: meaningOf(source, one(element, 'Urgency'), URGENCIES),
    reason: textOf(element, 'ReferralReason') ?? reason,
  };
  const base = readItem(context, element, detail);
  const request = meaningOf(source, one(element, 'RequestType'), REQUESTS);
  const further = stated(request, textOf(element, 'SourceDescription'));
  const rejected = textOf(element, 'Rejected') === '1';
  const refusal = stated(textOf(element, 'RejectionReason'));
  if (isDeleted(source, element)) return [];
  return [
    {
      ...base,
      status: rejected ? 'stopped' : undefined,
      text: [...base.text, ...further, ...refusal],
    },
  ];
}

/** Reads a `Diary`: what is still to be done, on its date. */
export function readDiary(context: Context, element: XmlElement): readonly Draft[] {
  const base = readItem(context, element, { kind: 'diary' });
  const duration = stated(textOf(element, 'DurationTerm'));
  if (isDeleted(context.source, element)) return [];
  const detail = { kind: 'diary' as const, ...(base.date === undefined ? {} : { due: base.date }) };
  return [{ ...base, detail, text: [...base.text, ...duration] }];
}

/** Reads an `Alert`. */
export function readAlert(context: Context, element: XmlElement): readonly Draft[] {
  const base = readItem(context, element, { kind: 'alert' });
  return isDeleted(context.source, element) ? [] : [base];
}

/** Reads an `Attachment`: that it exists, never what is in it. */
export function readAttachment(context: Context, element: XmlElement): readonly Draft[] {
  const title = textOf(element, 'Title');
  const base = readItem(context, element, {
    kind: 'document',
    ...(title === undefined ? {} : { title }),
  });
  return isDeleted(context.source, element) ? [] : [{ ...base, term: base.term ?? title }];
}
