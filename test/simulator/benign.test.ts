import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { BENIGN, applyBenign } from '../../src/simulator/benign.ts';
import { respeltMass } from '../../src/simulator/benign/dose.ts';
import { rewriteText } from '../../src/simulator/benign/rewrite.ts';
import { parseXml, writeXml } from '../../src/simulator/benign/xml-text.ts';
import { canonicalForm } from '../../src/simulator/canonical.ts';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../src/simulator/mig/extract.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { ONE_OF_EACH, oneOf } from './one-of-each.ts';
import { CODES, patientWith } from './sample-patient.ts';

const asAt = '2026-06-01';
const { patients } = buildRegion({
  seed: 'benign',
  practices: 2,
  patientsPerPractice: 50,
  consumers: 0,
  asAt,
});

function textOf(id: string): (typeof BENIGN.text)[number] {
  const found = BENIGN.text.find((known) => known.id === id);
  if (found === undefined) throw new Error(`no benign change ${id}`);
  return found;
}

function changed(id: string, text: string): string {
  return textOf(id).apply(text, createRandom('x'));
}

describe.each(BENIGN.record.map((change) => [change.id, change] as const))('%s', (id, change) => {
  test('changes the record and never what it means', () => {
    let touched = 0;
    for (const patient of patients) {
      const after = applyBenign(change, patient, createRandom(patient.nhsNumber));
      expect(canonicalForm(after)).toBe(canonicalForm(patient));
      if (JSON.stringify(after) !== JSON.stringify(patient)) touched += 1;
    }
    expect(touched).toBeGreaterThan(30);
  });

  test('shows in the bytes of the HIE’s answer', () => {
    const written = patients.slice(0, 12).filter((patient) => {
      const after = applyBenign(change, patient, createRandom('x'));
      return (
        writeGpConnectStructured(after, { asAt }) !== writeGpConnectStructured(patient, { asAt })
      );
    });
    expect(written.length).toBeGreaterThan(0);
  });

  test('leaves alone what it is told to, and chooses the same for the same seed', () => {
    const [patient] = patients;
    if (patient === undefined || id === 'reorder-record' || id === 'new-ids') return;
    const all = new Set(patient.entries.map((entry) => entry.id));
    expect(applyBenign(change, patient, createRandom('x'), all)).toEqual(patient);
    const twice = [1, 2].map(() => applyBenign(change, patient, createRandom('x')));
    expect(twice[0]).toEqual(twice[1]);
  });
});

test.each([
  ['125 micrograms once daily', '0.125 mg once daily'],
  ['62.5 micrograms once daily', '0.0625 mg once daily'],
  ['1000 micrograms once daily', '1 mg once daily'],
  ['0.5 mg once daily', '500 micrograms once daily'],
  ['40 mg each morning', '40000 micrograms each morning'],
  ['Take ONE daily', 'Take ONE daily'],
])('%j is %j as well', (dose, expected) => {
  expect(respeltMass(dose)).toBe(expected);
});

test.each([
  ['synonym', oneOf('problem'), { concept: { term: 'Bronchial asthma', snomed: '195967001' } }],
  ['brand', oneOf('medication'), { concept: { term: 'Quillostat 40mg tablets' } }],
  ['snomed-only', oneOf('diagnosis'), { concept: { codings: 'snomed' } }],
  ['picked-code-only', oneOf('diagnosis'), { concept: { codings: 'picked' } }],
  ['empty-text', { ...oneOf('diagnosis'), text: undefined }, { text: '' }],
])('%s has its effect', (id, entry, expected) => {
  const change = BENIGN.record.find((known) => known.id === id);
  const after = change?.apply(patientWith([entry]), createRandom('x'), new Set());
  expect(after?.entries).toMatchObject([expected]);
});

test('a code told alone is told alone on the wire', () => {
  const codings = (how: 'picked' | 'snomed'): string[] => {
    const concept = { ...CODES.cold, codings: how };
    const text = writeGpConnectStructured(patientWith([{ ...oneOf('diagnosis'), concept }]), {
      asAt,
    });
    return [...text.matchAll(/"code":"(H05z\.11|54150009)"/g)].map(([, code = '']) => code);
  };
  expect(codings('picked')).toEqual(['H05z.11']);
  expect(codings('snomed')).toEqual(['54150009']);
});

describe('answers in JSON', () => {
  const bundle = writeGpConnectStructured(patientWith(ONE_OF_EACH), { asAt });
  const changes = BENIGN.text.filter(({ extension }) => extension === 'json');

  test.each(changes)('$id changes the bytes and stays JSON', (change) => {
    const after = change.apply(bundle, createRandom('x'));
    expect(after).not.toBe(bundle);
    expect(() => JSON.parse(after)).not.toThrow();
    expect(change.apply(bundle, createRandom('x'))).toBe(after);
  });

  test.each([
    ['json-zeros', '{"value":70.50,"count":2}', '{"value":70.500,"count":2}'],
    ['json-units', '{"unit":"m{U}/L"}', '{"unit":"mU/L"}'],
    ['json-units', '{"unit":"mg"}', '{"unit":"mg"}'],
    ['json-utc', '["2019-07-02T00:30:00+01:00"]', '["2019-07-01T23:30:00Z"]'],
    ['json-utc', '["2019-01-02T00:30:00+00:00","2019"]', '["2019-01-02T00:30:00+00:00","2019"]'],
    ['json-white-space', '{"a":"é"}', '{\r\n  "a": "\\u00e9"\r\n}'],
    [
      'json-author-name',
      '{"resourceType":"Practitioner","name":[{"family":"B","given":["A"],"prefix":["Dr"]}]}',
      '{"resourceType":"Practitioner","name":[{"text":"Dr A B"}]}',
    ],
  ])('%s makes %s %s', (id, before, after) => {
    expect(changed(id, before)).toBe(after);
  });

  test('numbers keep their digits through every change', () => {
    for (const change of changes.filter(({ id }) => id !== 'json-zeros')) {
      const { id } = change;
      expect([id, change.apply('{"value":5.70}', createRandom('x'))]).toEqual([
        id,
        id === 'json-white-space' ? '{\r\n  "value": 5.70\r\n}' : '{"value":5.70}',
      ]);
    }
  });

  test('members and lists are shuffled, and nothing is lost', () => {
    for (const id of ['json-member-order', 'json-list-order']) {
      const after = changed(id, bundle);
      const isSame =
        Array.from(after).toSorted().join('') === Array.from(bundle).toSorted().join('');
      expect([id, isSame]).toEqual([id, true]);
    }
  });

  test('every reference follows the new id of what it names', () => {
    const ids = (text: string): Set<string> =>
      new Set([...text.matchAll(/"reference":"(?:\w+\/|#)([^"]+)"/g)].map(([, id = '']) => id));
    const after = changed('json-new-ids', bundle);
    const known = new Set([...after.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id));
    expect(ids(after).size).toBe(ids(bundle).size);
    expect([...ids(after)].filter((id) => !known.has(id))).toEqual([]);
    expect([...ids(after)].filter((id) => ids(bundle).has(id))).toEqual([]);
  });
});

describe('answers in XML', () => {
  const extract = writeMigExtract(patientWith(ONE_OF_EACH), 'whole', { asAt });
  const changes = BENIGN.text.filter(({ extension }) => extension === 'xml');

  test.each(changes.filter(({ id }) => id !== 'xml-character-references'))(
    '$id changes the bytes and stays well-formed',
    (change) => {
      const after = change.apply(extract, createRandom('x'));
      expect(after).not.toBe(extract);
      expect(() => new SaxesParser({ xmlns: true }).write(after).close()).not.toThrow();
      expect(change.apply(extract, createRandom('x'))).toBe(after);
    },
  );

  test.each([
    ['xml-prefixes', '<a:b xmlns:a="u" a:c="1"/>', '<qa:b xmlns:qa="u" qa:c="1"/>'],
    ['xml-white-space', '<a><b>t</b><c/></a>', '<a>\r\n  <b>t</b>\r\n  <c/>\r\n  </a>'],
    ['xml-cdata', '<a>x &amp; ]]&gt;</a>', '<a><![CDATA[x & ]]]]><![CDATA[>]]></a>'],
    ['xml-character-references', '<a>é &lt;</a>', '<a>&#xe9; &lt;</a>'],
    ['xml-zeros', '<e:value>5.000</e:value>', '<e:value>5</e:value>'],
    ['xml-zeros', '<low value="13.50"/>', '<low value="13.5"/>'],
    ['xml-zeros', '<id>5.000</id>', '<id>5.000</id>'],
    [
      'xml-date-form',
      '<t datepart="YMD" value="2019-05-02T00:00:00"/>',
      '<t datepart="YMD" value="2019-05-02"/>',
    ],
    [
      'xml-date-form',
      '<t datepart="YM" value="2019-05-01T00:00:00"/>',
      '<t datepart="YM" value="2019-05-01T00:00:00"/>',
    ],
  ])('%s makes %s %s', (id, before, after) => {
    expect(changed(id, before)).toBe(after);
  });

  test('events are shuffled among themselves, and nothing is lost', () => {
    const after = changed('xml-event-order', extract);
    const tags = (text: string): string[] => text.split('<').toSorted();
    expect(tags(after)).toEqual(tags(writeXml(parseXml(extract))));
    expect(after.lastIndexOf('<ehr:encounter')).toBeLessThan(after.indexOf('<ehr:event>'));
  });
});

test('changes one after the other are the changes together', () => {
  const two = ['json-new-ids', 'json-units', 'json-white-space'].map(textOf);
  const text = '{"resourceType":"Observation","id":"abcdefghijk","unit":"m{U}/L"}';
  const apart = two.reduce(
    (now, change) => change.apply(now, createRandom(`seed ${change.id}`)),
    text,
  );
  expect(rewriteText(text, two, 'seed')).toBe(apart);
});
