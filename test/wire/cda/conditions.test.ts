import { describe, expect, test } from 'vitest';
import {
  onlyEntry,
  problemsOf,
  readSection,
  snomed,
  stateOf,
  statusObservation,
} from './builder.ts';

const ASTHMA = snomed('value', '195967001', 'Asthma');
const ACTIVE = statusObservation(snomed('value', '55561003', 'Active'));

function concern(status: string, observation: string, more = ''): string {
  return `<act moodCode="EVN"${more}><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="${status}"/><entryRelationship typeCode="SUBJ">${observation}</entryRelationship></act>`;
}

function observation(inside: string, more = ''): string {
  return `<observation${more}>${inside}</observation>`;
}

describe('whether a problem is over', () => {
  const high = (inside: string): string =>
    `<effectiveTime><low value="2001"/>${inside}</effectiveTime>`;

  test.each([
    ['the status observation outranks the concern', 'completed', ACTIVE, 'active'],
    ['and an end', 'completed', `${high('<high value="2010"/>')}${ACTIVE}`, 'active'],
    ['an end outranks the concern', 'active', high('<high value="2010"/>'), 'resolved'],
    ['a concern that is followed', 'active', high(''), 'active'],
    ['a concern that is no longer followed does not say how it went', 'completed', '', 'ended'],
    ['an end at an unknown time', 'completed', high('<high nullFlavor="UNK"/>'), 'resolved'],
    [
      'an end of which nothing is known is none',
      'active',
      high('<high nullFlavor="NI"/>'),
      'active',
    ],
    ['the two contradict each other', 'active', high('<high nullFlavor="UNK"/>'), undefined],
    [
      'a status without a code is words only',
      'active',
      statusObservation(
        '<value xsi:type="CD" nullFlavor="UNK"><originalText>Ruled out</originalText></value>',
      ),
      undefined,
    ],
    [
      'a status observation that says nothing',
      'active',
      statusObservation('<value xsi:type="CD" nullFlavor="UNK"/>'),
      'active',
    ],
    ['a suspended concern', 'suspended', '', undefined],
  ])('%s', (_, status, inside, expected) => {
    const reading = readSection('11450-4', concern(status, observation(ASTHMA + inside)));
    expect(onlyEntry(reading).status).toBe(expected);
  });

  test('no status at all is no status', () => {
    expect(onlyEntry(readSection('11450-4', observation(ASTHMA))).status).toBeUndefined();
  });

  test('words of a status that no code tells are kept', () => {
    const status = statusObservation(
      '<value xsi:type="CD" nullFlavor="OTH"><originalText>In remission, they say</originalText></value>',
    );
    const entry = onlyEntry(readSection('11450-4', observation(ASTHMA + status)));
    expect(entry).toMatchObject({ status: undefined, text: ['In remission, they say'] });
  });
});

describe('what is denied is never read as if it were so', () => {
  const negated = ' negationInd="true"';

  test.each([
    ['no known problems', observation(snomed('value', '55607006', 'Problem'), negated)],
    [
      'no known problems, unspecific',
      observation('<value xsi:type="CD" nullFlavor="NI"/>', negated),
    ],
    ['the code of it', observation(snomed('value', '160245001', 'No current problems'))],
    [
      'within a concern',
      concern('active', observation(snomed('value', '55607006', 'Problem'), negated)),
    ],
  ])('%s states that there are none', (_, statement) => {
    const reading = readSection('11450-4', statement);
    expect(reading.record.entries).toEqual([]);
    expect(stateOf(reading, 'problems')).toBe('asserted-none');
    expect(reading.problems).toEqual([]);
  });

  test.each([
    ['a problem denied', observation(ASTHMA, negated)],
    ['a concern denied', concern('active', observation(ASTHMA), negated)],
    ['denied twice', concern('active', observation(ASTHMA, negated), negated)],
    ['a denial of "no problems"', observation(snomed('value', '160245001', 'None'), negated)],
    ['a mark that is no mark', observation(ASTHMA, ' negationInd="perhaps"')],
  ])('%s is left out and told', (_, statement) => {
    const reading = readSection('11450-4', statement);
    expect(reading.record.entries).toEqual([]);
    expect(stateOf(reading, 'problems')).not.toBe('asserted-none');
    expect(problemsOf(reading).some((what) => what.startsWith('error: a negated'))).toBe(true);
  });

  test('a problem beside the statement that there is none is told', () => {
    const none = observation(snomed('value', '55607006', 'Problem'), negated);
    const reading = readSection('11450-4', `${none}</entry><entry>${observation(ASTHMA)}`);
    expect(stateOf(reading, 'problems')).toBe('populated');
    expect(problemsOf(reading)).toEqual([
      'warning: an entry beside the statement that there is none',
    ]);
  });
});

describe('past history', () => {
  test('what has an end or stands in a concern is a problem, the rest a diagnosis', () => {
    const end = '<effectiveTime><low value="1990"/><high value="1991"/></effectiveTime>';
    const kinds = [
      observation(ASTHMA),
      observation(ASTHMA + end),
      concern('completed', observation(ASTHMA)),
    ].map((statement) => onlyEntry(readSection('11348-0', statement)).kind);
    expect(kinds).toEqual(['diagnosis', 'problem', 'problem']);
  });
});

test('a diagnosis that repeats a problem under its identifier is the same entry', () => {
  const same = observation(`<id root="1.2" extension="7"/>${ASTHMA}`);
  const reading = readSection('11450-4', `${same}</entry><entry>${same}`);
  expect(reading.record).toMatchObject({ mergedTwins: 1, entries: [{ localId: '1.2^7' }] });
});

test('an identifier that was merely copied makes no two problems one', () => {
  const other = snomed('value', '38907003', 'Chickenpox');
  const [a, b] = [ASTHMA, other].map((value) => observation(`<id root="1.2"/>${value}`));
  expect(readSection('11450-4', `${a}</entry><entry>${b}`).record.entries).toHaveLength(2);
});
