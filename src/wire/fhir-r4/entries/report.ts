import type { Resource } from '../../fhir/bundle.ts';
import { followAll } from '../../fhir/bundle.ts';
import { readCoded, stated } from '../../fhir/codes.ts';
import { reportName } from '../../fhir/report-name.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { OBSERVATION_STATUSES } from '../../fhir/measured.ts';
import { readStatus } from '../../fhir/status-words.ts';
import { dateOf, notesOf, startOf } from '../../fhir/values.ts';
import { objectOf, textOf } from '../../json/json-value.ts';
import { termsOf } from '../words.ts';
import { collectedOf, membersOf, readObservation, specimenTerm } from './observation.ts';
import type { Above } from './observation.ts';

/**
 * Reads a DiagnosticReport: its results and the headings over them become entries. The report itself is an
 * entry where it has no result, and as the heading where it names what was examined.
 */
export function readReport(reading: Reading, report: Resource): void {
  const above = aboveOf(reading, report);
  const texts = textsOf(reading, report, above.specimens);
  const heads = headsOf(reading, report);
  const heading = isHeading(reading, report, heads)
    ? readItself(reading, report, above, true)
    : undefined;
  const made = heads.flatMap(
    (each) => readObservation(reading, each, { ...above, parent: heading }) ?? [],
  );
  reading.used.add(report);
  const results = made.length > 0 ? made : [readItself(reading, report, above, false)];
  for (const owner of heading === undefined ? ownersOf(results, texts) : [heading]) {
    addTexts(owner, texts);
  }
}

/** Most texts of a report that each of its results repeats; real ones have a handful. */
const REPEATED_MAX = 100;

/** Beyond that many texts, what a report says stands with its first result alone. */
function ownersOf(results: readonly Draft[], texts: readonly string[]): readonly Draft[] {
  return texts.length > REPEATED_MAX ? results.slice(0, 1) : results;
}

function addTexts(owner: Draft, texts: readonly string[]): void {
  const there = new Set([...owner.text, owner.term]);
  for (const text of texts) {
    if (there.has(text)) continue;
    there.add(text);
    owner.text.push(text);
  }
}

/** The results that stand under no other one. */
function headsOf(reading: Reading, report: Resource): readonly Resource[] {
  const named = followAll(reading.bundle, report, 'result').filter(
    (each) => each.type === 'Observation' && !reading.made.has(each),
  );
  const inner = new Set(named.flatMap((each) => membersOf(reading, each)));
  return named.filter((each) => !inner.has(each));
}

/**
 * Whether the report is the heading over its results: it names what was examined, and no Observation among
 * the results is a heading already, or says the very same.
 */
function isHeading(reading: Reading, report: Resource, heads: readonly Resource[]): boolean {
  if (heads.length === 0 || reportName(report.body['code']) === undefined) return false;
  const own = readCoded(report.body['code']);
  const ownCodes = new Set(own.codes.map(({ code }) => code));
  return !heads.some((head) => {
    const { codes, term } = readCoded(head.body['code']);
    const same = codes.some(({ code }) => ownCodes.has(code)) || term === own.term;
    return same || membersOf(reading, head).length > 0;
  });
}

function aboveOf(reading: Reading, report: Resource): Above {
  const { log } = reading;
  const specimens = followAll(reading.bundle, report, 'specimen');
  for (const specimen of specimens) reading.used.add(specimen);
  return {
    kind: 'result',
    date: dateOf(report, 'effectiveDateTime', log) ?? startOf(report, 'effectivePeriod', log),
    issued: dateOf(report, 'issued', log),
    status: readStatus(report, 'status', OBSERVATION_STATUSES, log),
    specimens,
    parent: undefined,
    depth: 0,
  };
}

function textsOf(
  reading: Reading,
  report: Resource,
  specimens: readonly Resource[],
): readonly string[] {
  const { body } = report;
  return [
    ...stated(reportName(report.body['code']), textOf(body['conclusion'])),
    ...termsOf(body['conclusionCode']).map((term) => `Conclusion: ${term}`),
    ...requestTexts(reading, report),
    ...specimens.flatMap((specimen) => notesOf(specimen.body)),
    ...specimens.flatMap((specimen) =>
      termsOf(objectOf(specimen.body['collection'])?.['bodySite']).map(
        (term) => `Body site: ${term}`,
      ),
    ),
  ];
}

function requestTexts(reading: Reading, report: Resource): readonly string[] {
  return followAll(reading.bundle, report, 'basedOn').flatMap((request) => {
    if (request.type !== 'ServiceRequest') return [];
    reading.used.add(request);
    const terms = termsOf(request.body['code']).map((term) => `Requested: ${term}`);
    return [...terms, ...notesOf(request.body)];
  });
}

function readItself(reading: Reading, report: Resource, above: Above, panel: boolean): Draft {
  return draft(reading, report, {
    coded: readCoded(report.body['code']),
    date: above.date ?? collectedOf(reading, above.specimens) ?? above.issued,
    recorded: above.issued,
    status: above.status,
    detail: present({
      kind: 'result' as const,
      panel: panel ? true : undefined,
      specimen: specimenTerm(above.specimens),
    }),
  });
}
