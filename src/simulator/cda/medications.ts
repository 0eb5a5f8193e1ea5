import { element, textElement } from '../mig/xml.ts';
import type { Concept, MedicationEntry } from '../model.ts';
import { OIDS, conceptCode, fixedCode, statusInWords } from './coding.ts';
import type { CdaContext } from './context.ts';
import {
  author,
  comment,
  entryId,
  interval,
  pointInTime,
  related,
  statusCode,
  templateId,
  textReference,
} from './context.ts';

/** A course: what is taken, the instruction as written, the order and each issue as a supply. */
export function writeMedication(context: CdaContext, entry: MedicationEntry, row: string): string {
  const { status, ended } = entry;
  const inWords = context.options.medicationStatus === 'words';
  return element(
    'substanceAdministration',
    [
      templateId('4.16', '2014-06-09'),
      entryId(context, entry.id),
      textReference('text', `${row}-details`),
      statusCode(inWords ? 'ordered' : STATUS_CODES[status]),
      interval(entry.date, status === 'active' ? 'open' : { moment: ended?.date }, IVL),
      element('consumable', [product(context, entry.concept, row)]),
      author(context, entry.recorded),
      related('SUBJ', writeInstruction(row), 'true'),
      inWords ? related('REFR', statusInWords(STATUS_WORDS[status])) : undefined,
      related('REFR', writeOrder(context, entry)),
      ...entry.issues.map((issue) => related('REFR', writeIssue(context, entry, issue))),
      comment(context, entry, row),
    ],
    { classCode: 'SBADM', moodCode: 'INT' },
  );
}

const IVL = { 'xsi:type': 'IVL_TS' };
const STATUS_CODES = { active: 'active', completed: 'completed', stopped: 'aborted' } as const;
const STATUS_WORDS = {
  active: 'Active',
  completed: 'Completed',
  stopped: 'Discontinued',
} as const;

/** What is given: the drug, or what a vaccination is with. */
export function product(
  context: CdaContext,
  concept: Concept,
  row: string,
  lot?: { readonly template: '4.54'; readonly number: string | undefined },
): string {
  const material = element('manufacturedMaterial', [
    conceptCode(context, concept, { row }),
    lot?.number === undefined ? undefined : textElement('lotNumberText', lot.number),
  ]);
  const template = lot === undefined ? '4.23' : lot.template;
  return element('manufacturedProduct', [templateId(template, '2014-06-09'), material], {
    classCode: 'MANU',
  });
}

/** The instruction to the patient, in the words it was prescribed in. */
function writeInstruction(row: string): string {
  return element(
    'substanceAdministration',
    [
      templateId('4.147'),
      fixedCode('76662-6', OIDS.loinc, 'Instructions Medication'),
      textReference('text', `${row}-details`),
      element('consumable', [
        element('manufacturedProduct', [
          element('manufacturedLabeledDrug', [], { nullFlavor: 'NA' }),
        ]),
      ]),
    ],
    { classCode: 'SBADM', moodCode: 'INT' },
  );
}

function writeOrder(context: CdaContext, entry: MedicationEntry): string {
  const { issuesAllowed, durationDays } = entry;
  const repeats = issuesAllowed === undefined ? undefined : String(issuesAllowed);
  const width = element('width', [], { value: String(durationDays), unit: 'd' });
  return element(
    'supply',
    [
      templateId('4.17', '2014-06-09'),
      entryId(context, entry.id, 'order'),
      statusCode('completed'),
      repeats === undefined ? undefined : element('repeatNumber', [], { value: repeats }),
      quantity(entry),
      element('expectedUseTime', [width]),
    ],
    { classCode: 'SPLY', moodCode: 'INT' },
  );
}

function writeIssue(
  context: CdaContext,
  entry: MedicationEntry,
  issue: MedicationEntry['issues'][number],
): string {
  return element(
    'supply',
    [
      templateId('4.18', '2014-06-09'),
      entryId(context, issue.id),
      statusCode('completed'),
      pointInTime(issue.date),
      quantity(entry),
    ],
    { classCode: 'SPLY', moodCode: 'EVN' },
  );
}

/** Tablets and the like have no unit of their own: they stand as an annotation of the unit of one. */
function quantity(entry: MedicationEntry): string {
  const { number, unit } = entry.quantity;
  return element('quantity', [], { value: number, unit: `{${unit}}` });
}
