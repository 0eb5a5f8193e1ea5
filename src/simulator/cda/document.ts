import { element } from '../mig/xml.ts';
import type { SimulatedPatient } from '../model.ts';
import type { CdaContext } from './context.ts';
import { writeHeader } from './header.ts';
import type { CdaOptions } from './options.ts';
import { writeSections } from './sections.ts';

/**
 * A patient's record as a CDA R2 document with the sections of C-CDA.
 *
 * What has no place in it is left out: letters (the registry lists them, see the XDS writers); that a
 * result was typed in by hand and its category; whether a course is acute or repeat and why it ended;
 * why an allergy ended; how significant a problem is and what belongs to it; when a recall was decided
 * on (it stands on the day it is due); the SNOMED description, the EMIS drug code; which consultation
 * anything but a diagnosis or a note belongs to.
 */
export function writeCda(patient: SimulatedPatient, options: CdaOptions): string {
  const context: CdaContext = { patient, options };
  const body = element('structuredBody', writeSections(context));
  const prefixes =
    options.undeclaredPrefixes === true
      ? {}
      : {
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
          'xmlns:sdtc': 'urn:hl7-org:sdtc',
        };
  const document = element(
    'ClinicalDocument',
    [...writeHeader(context), element('component', [body])],
    { xmlns: 'urn:hl7-org:v3', ...prefixes },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}`;
}
