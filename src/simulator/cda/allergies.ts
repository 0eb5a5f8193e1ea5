import { element } from '../mig/xml.ts';
import type { AllergyEntry } from '../model.ts';
import { OIDS, conceptCode, fixedCode, statusObservation } from './coding.ts';
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

/** An allergy: the concern, the observation in it, and in that the substance, the reaction and the status. */
export function writeAllergy(context: CdaContext, entry: AllergyEntry, row: string): string {
  return element(
    'act',
    [
      templateId('4.30', '2015-08-01'),
      entryId(context, entry.id, 'concern'),
      element('code', [], { code: 'CONC', codeSystem: OIDS.actClass }),
      statusCode(entry.ended === undefined ? 'active' : 'completed'),
      element('effectiveTime', [pointInTime(entry.recorded, 'low')]),
      author(context, entry.recorded),
      related('SUBJ', writeObservation(context, entry, row)),
    ],
    { classCode: 'ACT', moodCode: 'EVN' },
  );
}

function writeObservation(context: CdaContext, entry: AllergyEntry, row: string): string {
  const none = entry.noneKnown === true;
  const { reaction, ended } = entry;
  const status = ended === undefined ? 'active' : 'resolved';
  return element(
    'observation',
    [
      templateId('4.7', '2014-06-09'),
      entryId(context, entry.id),
      element('code', [], { code: 'ASSERTION', codeSystem: OIDS.actCode }),
      none ? textReference('text', `${row}-term`) : undefined,
      statusCode('completed'),
      interval(entry.date, ended === undefined ? 'open' : { moment: ended.date }),
      typeOfAllergy(entry),
      author(context, entry.recorded),
      none ? nobody() : agent(context, entry, row),
      reaction === undefined ? undefined : related('MFST', writeReaction(context, entry), 'true'),
      none ? undefined : related('SUBJ', statusObservation(status, '4.28'), 'true'),
      comment(context, entry, row),
    ],
    { classCode: 'OBS', moodCode: 'EVN', ...(none ? { negationInd: 'true' } : {}) },
  );
}

/** Types under which "none known" is denied, by what the record's code says is not there. */
const DENIED_TYPES: Readonly<Record<string, readonly [code: string, display: string]>> = {
  '409137002': ['416098002', 'Allergy to drug'],
  '429625007': ['414285001', 'Allergy to food'],
};

function typeOfAllergy(entry: AllergyEntry): string {
  const substance = ['419199007', 'Allergy to substance'] as const;
  const drug = ['416098002', 'Allergy to drug'] as const;
  const stated = entry.category === 'medication' ? drug : substance;
  const [code, display] =
    entry.noneKnown === true ? (DENIED_TYPES[entry.concept.snomed] ?? substance) : stated;
  return fixedCode(code, OIDS.snomed, display, { name: 'value', typed: true });
}

/** The record codes the allergy as a whole, so that is what stands where the substance belongs. */
function agent(context: CdaContext, entry: AllergyEntry, row: string): string {
  return participant(conceptCode(context, entry.concept, { row }));
}

function nobody(): string {
  return participant(element('code', [], { nullFlavor: 'NA' }));
}

function participant(code: string): string {
  const entity = element('playingEntity', [code], { classCode: 'MMAT' });
  const role = element('participantRole', [entity], { classCode: 'MANU' });
  return element('participant', [role], { typeCode: 'CSM' });
}

function writeReaction(context: CdaContext, entry: AllergyEntry): string {
  const { reaction } = entry;
  return element(
    'observation',
    [
      templateId('4.9', '2014-06-09'),
      entryId(context, entry.id, 'reaction'),
      element('code', [], { code: 'ASSERTION', codeSystem: OIDS.actCode }),
      statusCode('completed'),
      reaction === undefined
        ? undefined
        : conceptCode(context, reaction, { name: 'value', typed: true }),
    ],
    { classCode: 'OBS', moodCode: 'EVN' },
  );
}
