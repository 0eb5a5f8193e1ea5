import { element } from '../mig/xml.ts';
import type { DiaryEntry, ImmunisationEntry, ReferralEntry, StatementEntry } from '../model.ts';
import { conceptCode } from './coding.ts';
import type { CdaContext } from './context.ts';
import { author, comment, entryId, pointInTime, statusCode, templateId } from './context.ts';
import { product } from './medications.ts';

/** A vaccination: what it was with stands where the vaccine belongs. */
export function writeImmunisation(
  context: CdaContext,
  entry: ImmunisationEntry,
  row: string,
): string {
  const lot = { template: '4.54', number: entry.batch } as const;
  return element(
    'substanceAdministration',
    [
      templateId('4.52', '2015-08-01'),
      entryId(context, entry.id),
      statusCode('completed'),
      pointInTime(entry.date),
      element('consumable', [product(context, entry.concept, row, lot)]),
      author(context, entry.recorded),
      comment(context, entry, row),
    ],
    { classCode: 'SBADM', moodCode: 'EVN', negationInd: 'false' },
  );
}

/** An operation. */
export function writeProcedure(context: CdaContext, entry: StatementEntry, row: string): string {
  return element(
    'procedure',
    [
      templateId('4.14', '2014-06-09'),
      entryId(context, entry.id),
      conceptCode(context, entry.concept, { row }),
      statusCode('completed'),
      pointInTime(entry.date),
      author(context, entry.recorded),
      comment(context, entry, row),
    ],
    { classCode: 'PROC', moodCode: 'EVN' },
  );
}

/** A referral, as the act that was asked for. */
export function writeReferral(context: CdaContext, entry: ReferralEntry, row: string): string {
  const [code, displayName] = entry.urgency === 'urgent' ? ['UR', 'urgent'] : ['R', 'routine'];
  const priority = element('priorityCode', [], {
    code,
    codeSystem: '2.16.840.1.113883.5.7',
    codeSystemName: 'ActPriority',
    displayName,
  });
  return element(
    'act',
    [
      templateId('4.140'),
      entryId(context, entry.id),
      conceptCode(context, entry.concept, { row }),
      statusCode('active'),
      pointInTime(entry.date),
      priority,
      author(context, entry.recorded),
      comment(context, entry, row),
    ],
    { classCode: 'PCPR', moodCode: 'RQO' },
  );
}

/** A recall, as an act planned for the day it is due. */
export function writeDiaryEntry(context: CdaContext, entry: DiaryEntry, row: string): string {
  return element(
    'act',
    [
      templateId('4.39', '2014-06-09'),
      entryId(context, entry.id),
      conceptCode(context, entry.concept, { row }),
      statusCode('active'),
      pointInTime(entry.due),
      author(context, entry.recorded),
      comment(context, entry, row),
    ],
    { classCode: 'ACT', moodCode: 'INT' },
  );
}
