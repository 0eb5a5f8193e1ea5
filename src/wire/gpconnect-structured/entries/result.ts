import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { follow, followAll } from '../../fhir/bundle.ts';
import { readCoded, stated } from '../../fhir/codes.ts';
import { reportName } from '../../fhir/report-name.ts';
import { draft, link, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { OBSERVATION_STATUSES, measuredDetail, observationParts } from '../../fhir/measured.ts';
import { commentsOn, isCommentNote, membersOfGroup } from '../related.ts';
import { readStatus } from '../../fhir/status-words.ts';
import { dateOf, notesOf, periodEdge, readDate } from '../../fhir/values.ts';
import { isHeading, readComponents, remarksOf } from './observation.ts';
import { addComment } from './note.ts';

/**
 * Reads a DiagnosticReport: its results and the headings over them become entries, filing comments
 * become text of what they are tied to, and the report itself is an entry only when it has no result.
 */
export function readReport(reading: Reading, report: Resource): void {
  const facts = factsOf(reading, report);
  const named = followAll(reading.bundle, report, 'result');
  const top = named.filter((each) => each.type === 'Observation' && !isCommentNote(each));
  const inner = new Set(top.flatMap((each) => membersOfGroup(reading, each)));
  const heads = top.filter((each) => !inner.has(each));
  const made = heads.flatMap((each) => readResult(reading, each, { facts }) ?? []);
  const owners = made.length > 0 ? made : [readBareReport(reading, report, facts)];
  reading.used.add(report);
  for (const owner of owners) {
    for (const text of facts.texts) {
      if (text !== owner.term && !owner.text.includes(text)) owner.text.push(text);
    }
    for (const comment of named.filter(isCommentNote)) addComment(reading, comment, owner);
  }
}

/** What the report says of all its results. */
interface ReportFacts {
  readonly date: Draft['date'];
  readonly issued: Draft['recorded'];
  readonly status: Draft['status'];
  readonly specimens: readonly Resource[];
  readonly texts: readonly string[];
}

interface Above {
  readonly facts: ReportFacts;
  readonly parent?: Draft | undefined;
}

/** Reads an Observation as a result, and those it heads; undefined when it was read before. */
export function readResult(reading: Reading, resource: Resource, above: Above): Draft | undefined {
  if (reading.made.has(resource)) return undefined;
  const { facts, parent } = above;
  const parts = observationParts(reading, resource, remarksOf(resource));
  const specimens = specimensOf(reading, resource, facts);
  const detail = measuredDetail(reading, resource, 'result', {
    panel: isHeading(reading, resource) || undefined,
    specimen: specimenTerm(specimens),
  });
  const made = draft(reading, resource, {
    coded: parts.coded,
    text: parts.text,
    date: parts.date ?? collectedOf(reading, specimens) ?? facts.date ?? facts.issued,
    recorded: parts.recorded ?? facts.issued,
    status: facts.status === 'entered-in-error' ? facts.status : (parts.status ?? facts.status),
    detail,
  });
  link(made, 'panel', parent);
  readComponents(reading, resource, made);
  for (const comment of commentsOn(reading, resource)) addComment(reading, comment, made);
  for (const member of membersOfGroup(reading, resource)) {
    readResult(reading, member, { facts, parent: made });
  }
  return made;
}

const NOTHING: ReportFacts = {
  date: undefined,
  issued: undefined,
  status: undefined,
  specimens: [],
  texts: [],
};

/** For a result that stands in the list by itself. */
export const NO_REPORT: Above = { facts: NOTHING };

function factsOf(reading: Reading, report: Resource): ReportFacts {
  const { log } = reading;
  const specimens = followAll(reading.bundle, report, 'specimen');
  return {
    date:
      dateOf(report, 'effectiveDateTime', log) ??
      periodEdge(report, 'effectivePeriod', 'start', log),
    issued: dateOf(report, 'issued', log),
    status: readStatus(report, 'status', OBSERVATION_STATUSES, log),
    specimens,
    texts: [
      ...stated(reportName(report.body['code']), textOf(report.body['conclusion'])),
      ...stated(...objectsOf(report.body['codedDiagnosis']).map((each) => readCoded(each).term)),
      ...requestTexts(reading, report),
      ...specimens.flatMap((specimen) => notesOf(specimen.body)),
    ],
  };
}

function requestTexts(reading: Reading, report: Resource): readonly string[] {
  return followAll(reading.bundle, report, 'basedOn').flatMap((request) => {
    reading.used.add(request);
    const { term } = readCoded(request.body['code']);
    return [
      ...stated(term === undefined ? undefined : `Requested: ${term}`),
      ...notesOf(request.body),
    ];
  });
}

function specimensOf(
  reading: Reading,
  resource: Resource,
  facts: ReportFacts,
): readonly Resource[] {
  const own = follow(reading.bundle, resource, 'specimen');
  const specimens = own === undefined ? facts.specimens : [own];
  for (const specimen of specimens) reading.used.add(specimen);
  return specimens;
}

function specimenTerm(specimens: readonly Resource[]): string | undefined {
  const terms = stated(...specimens.map((specimen) => readCoded(specimen.body['type']).term));
  return terms.length === 0 ? undefined : terms.join('; ');
}

/** When the specimen was taken is when a laboratory result was true of the patient. */
function collectedOf(reading: Reading, specimens: readonly Resource[]): Draft['date'] {
  for (const specimen of specimens) {
    const collection = objectOf(specimen.body['collection']);
    const path = `${specimen.path}.collection`;
    const date =
      readDate(collection?.['collectedDateTime'], { log: reading.log, path }) ??
      readDate(objectOf(collection?.['collectedPeriod'])?.['start'], { log: reading.log, path });
    if (date !== undefined) return date;
  }
  return undefined;
}

function readBareReport(reading: Reading, report: Resource, facts: ReportFacts): Draft {
  const specimens = specimensOf(reading, report, facts);
  return draft(reading, report, {
    coded: readCoded(report.body['code']),
    date: facts.date ?? collectedOf(reading, specimens) ?? facts.issued,
    recorded: facts.issued,
    status: facts.status,
    detail: present({ kind: 'result' as const, specimen: specimenTerm(specimens) }),
  });
}
