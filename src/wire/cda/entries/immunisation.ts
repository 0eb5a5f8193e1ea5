import type { Status } from '../../../record/status.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { readCoded, readTerm } from '../codes.ts';
import type { Context, Read } from '../context.ts';
import { readDate } from '../dates.ts';
import { byRelation, relatedTo } from '../related.ts';
import { attributeOf, isNegated, leaveOut, many, one, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import { furtherTexts, readBase, readStatusCode } from '../statement.ts';
import { readSubstance } from './substance.ts';

const STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['completed', 'given'],
  ['nullified', 'entered-in-error'],
]);

/** Reads `substanceAdministration` of a vaccine: given, or with `negationInd` not given. */
export function readImmunisation({ source }: Context, element: XmlElement): Read {
  const negated = isNegated(source, element);
  const vaccine = readSubstance(source, element, 'consumable');
  const base = readBase(source, element);
  const status = readStatusCode(source, element, STATUSES);
  const time = one(element, 'effectiveTime');
  if (time !== undefined) typeOf(time);
  return [
    {
      ...base,
      term: vaccine.term ?? base.wording,
      codes: vaccine.codes,
      date: readDate(source, time),
      status: negated && status !== 'entered-in-error' ? 'not-given' : status,
      text: furtherTexts(
        [base.wording, ...vaccine.qualifiers, ...base.text],
        [vaccine.term, ...vaccine.codes.map((code) => code.term)],
      ),
      detail: {
        kind: 'immunisation',
        batch: vaccine.batch,
        site: joined(many(element, 'approachSiteCode').flatMap((el) => readTerm(source, el) ?? [])),
        part: attributeOf(one(element, 'repeatNumber'), 'value'),
        reason: readReason(source, element),
      },
      links: [],
    },
  ];
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(', ');
}

/** Why it was given, or was not: `RSON`, whose meaning stands in the value or in the code. */
function readReason(source: Source, element: XmlElement): string | undefined {
  const reasons = relatedTo(element, byRelation('RSON', 'observation')).flatMap((observation) => {
    if (isNegated(source, observation)) return [];
    readBase(source, observation);
    const value = one(observation, 'value');
    if (value !== undefined) typeOf(value);
    const code = readCoded(source, one(observation, 'code'));
    leaveOut(one(observation, 'statusCode'), 'kind');
    return readTerm(source, value) ?? code.term ?? code.codes[0]?.code ?? [];
  });
  return joined(reasons);
}
