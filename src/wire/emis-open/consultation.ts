import type { XmlElement } from '../xml/xml-tree.ts';
import { lookUp } from './directory.ts';
import { isDeleted, readItem } from './draft.ts';
import type { Context, Draft } from './draft.ts';
import { readEvent } from './event.ts';
import { readInvestigation } from './investigation.ts';
import { readAllergy, readAttachment, readDiary, readReferral } from './items.ts';
import { readMedication } from './medication.ts';
import { many, one } from './source.ts';

/** The entries a `ConsultationElement` may hold; test requests are not among what is read. */
const READERS: readonly (readonly [
  string,
  (context: Context, element: XmlElement) => readonly Draft[],
])[] = [
  ['Event', readEvent],
  ['Medication', readMedication],
  ['Diary', readDiary],
  ['Referral', readReferral],
  ['Allergy', readAllergy],
  ['Attachment', readAttachment],
  ['Investigation', readInvestigation],
];

function stating(place: string | undefined): { readonly place?: string } {
  return place === undefined ? {} : { place };
}

/** Reads a `Consultation`: its header as an encounter, and the entries made in it. */
export function readConsultation(context: Context, element: XmlElement): readonly Draft[] {
  const { source, directory } = context;
  const place = lookUp(directory.places, one(element, 'LocationID'));
  const type = lookUp(directory.placeTypes, one(element, 'LocationTypeID'));
  const base = readItem(context, element, {
    kind: 'encounter',
    ...(type === undefined ? {} : { type }),
    // Where only the kind of place is told, that is all there is of the place.
    ...stating(place ?? type),
  });
  const within = { ...context, encounter: base.localId ?? base.source };
  const parts = many(one(element, 'ElementList'), 'ConsultationElement').flatMap((part) => {
    const drafts = READERS.flatMap(([local, read]) =>
      many(part, local).flatMap((entry) => read(within, entry)),
    );
    return isDeleted(source, part) ? [] : drafts;
  });
  return isDeleted(source, element) ? [] : [{ ...base, term: base.term ?? type }, ...parts];
}
