import { guidOf } from '../identifiers.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import { writeAdminDomain } from './admin.ts';
import { writeEntry } from './entries.ts';
import { EXTRACT_SERVICE, madeAt, writeMigPatient, writeMigResponse } from './envelope.ts';
import { deletedContext, eventContext, organisationId } from './event.ts';
import type { MigExtractOptions, MigView } from './options.ts';
import { MIG_VIEWS, migStyle, migSystem } from './options.ts';
import { element, textElement } from './xml.ts';

/** The SOAP answer that holds these views of the patient's record, or the whole record. */
export function writeMigExtract(
  patient: SimulatedPatient,
  views: readonly MigView[] | 'whole',
  options: MigExtractOptions,
): string {
  return writeExtractAnswer(views, options, [
    writeProvenance(patient, options),
    writeMigPatient(patient, 'patient'),
    element('mig:content', [writeStructured(writeOpenHr(patient, views, options), options)]),
  ]);
}

/** One answer for each call the patient's system takes: the whole record, or a view at a time. */
export function writeMigAnswers(
  patient: SimulatedPatient,
  options: MigExtractOptions,
): { readonly name: 'record' | MigView; readonly content: string }[] {
  if (migSystem(patient, options).answersWhole) {
    return [{ name: 'record', content: writeMigExtract(patient, 'whole', options) }];
  }
  return MIG_VIEWS.map((view) => ({
    name: view,
    content: writeMigExtract(patient, [view], options),
  }));
}

/** The answer about a patient who dissents: the request's echo, and nothing else. */
export function writeWithheldExtract(
  views: readonly MigView[] | 'whole',
  options: MigExtractOptions,
): string {
  return writeExtractAnswer(views, options, []);
}

function writeExtractAnswer(
  views: readonly MigView[] | 'whole',
  options: MigExtractOptions,
  [provenance, patient, content]: readonly string[],
): string {
  const requestMessage = options.requestMessage ?? guidOf('mig', 'request');
  const response = element('mig:ehrExtractResponsev2-0', [
    textElement('mig:id', guidOf('mig', 'extract', requestMessage).toUpperCase()),
    provenance,
    textElement('mig:requestMessage', requestMessage),
    writeSpecification(views, options),
    patient,
    content,
    textElement('mig:dateOfExtractFromSourceSystem', madeAt(options.asAt)),
  ]);
  return writeMigResponse(EXTRACT_SERVICE, requestMessage, [response]);
}

function writeStructured(openHr: string, options: MigExtractOptions): string {
  const encoding = { encoding: 'Text' };
  return options.structured === 'escaped'
    ? textElement('mig:structured', openHr, encoding)
    : element('mig:structured', [openHr], encoding);
}

function writeProvenance(patient: SimulatedPatient, options: MigExtractOptions): string {
  const { practice } = patient;
  return element('mig:provenance', [
    textElement('mig:creationTime', madeAt(options.asAt)),
    element('mig:system', [
      textElement('mig:id', guidOf('mig', 'system', practice.code)),
      textElement('mig:name', migSystem(patient, options).name),
    ]),
    element('mig:organisation', [
      textElement('mig:nationalCode', practice.code),
      textElement('mig:name', practice.name),
    ]),
  ]);
}

function writeSpecification(
  views: readonly MigView[] | 'whole',
  options: MigExtractOptions,
): string {
  const asked = views === 'whole' ? MIG_VIEWS : views;
  return element('mig:requestSpecification', [
    textElement('mig:id', options.specification ?? guidOf('mig', 'specification')),
    textElement('mig:responseFormat', 'OPENHR'),
    ...asked.map((view) =>
      element('mig:request', [
        textElement('mig:name', `scm.${view}`),
        textElement('mig:includeAssociatedText', String(options.includeAssociatedText ?? true)),
      ]),
    ),
  ]);
}

function writeOpenHr(
  patient: SimulatedPatient,
  views: readonly MigView[] | 'whole',
  options: MigExtractOptions,
): string {
  const asked = new Set<MigView>(views === 'whole' ? MIG_VIEWS : views);
  const children = [
    textElement('ehr:id', guidOf('mig', 'openhr', patient.nhsNumber, [...asked].join(' '))),
    textElement('ehr:creationTime', madeAt(options.asAt)),
    element('ehr:author', [
      element('ehr:system', [
        textElement('ehr:systemType', migSystem(patient, options).systemType),
      ]),
      textElement('ehr:organisation', organisationId(patient)),
    ]),
    // The real gateway names the whole record here even when it answers one view.
    element('ehr:contentSpecification', [textElement('ehr:specification', '37241000000102')]),
    writeAdminDomain(patient, options.registration),
    writeHealthDomain(patient, asked, options),
  ];
  return element('ehr:openHealthRecord', children, {
    'xmlns:ehr': 'http://www.e-mis.com/emisopen',
    schemaVersion: '1.3.0',
  });
}

function writeHealthDomain(
  patient: SimulatedPatient,
  views: ReadonlySet<MigView>,
  options: MigExtractOptions,
): string | undefined {
  const context = eventContext(patient, migStyle(patient, options));
  const gone = new Set(options.deleted);
  const deleted = deletedContext(context, options.asAt);
  const parts = newestFirst(patient.entries).map((entry) =>
    writeEntry(gone.has(entry.id) ? deleted : context, entry, views),
  );
  const elements = [
    ...parts.flatMap((part) => part.encounters),
    ...parts.flatMap((part) => part.events),
    ...parts.flatMap((part) => part.problems),
    ...parts.flatMap((part) => part.documents ?? []),
  ];
  const onlyDetails = views.size === 1 && views.has('patientdetail');
  return onlyDetails ? undefined : element('ehr:healthDomain', elements);
}

/** The wire lists the newest first; what has no date comes last. */
function newestFirst(entries: readonly SimulatedEntry[]): SimulatedEntry[] {
  return entries.toSorted((a, b) => {
    if (a.date === b.date) return 0;
    return (a.date ?? '') < (b.date ?? '') ? 1 : -1;
  });
}
