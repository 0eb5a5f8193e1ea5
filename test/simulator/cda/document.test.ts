import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { writeCda } from '../../../src/simulator/cda/document.ts';
import type { CdaOptions } from '../../../src/simulator/cda/options.ts';
import type { SimulatedEntry, SimulatedPatient } from '../../../src/simulator/model.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { ONE_OF_EACH, oneOf } from '../one-of-each.ts';
import { CODES, core, patientWith } from '../sample-patient.ts';

const AS_AT = '2026-06-01';

function written(
  entries: readonly SimulatedEntry[],
  options: Partial<CdaOptions> = {},
  changes: Partial<SimulatedPatient> = {},
): string {
  return writeCda(patientWith(entries, changes), { asAt: AS_AT, ...options });
}

/** The section of that LOINC code, as it is written. */
function section(document: string, loinc: string): string | undefined {
  return document.match(/<section.*?<\/section>/g)?.find((one) => one.includes(`"${loinc}"`));
}

/** How often a template of C-CDA is used. */
function uses(document: string, template: string): number {
  return document.split(`root="2.16.840.1.113883.10.20.22.${template}"`).length - 1;
}

function parse(document: string, xmlns: boolean): void {
  const parser = new SaxesParser({ xmlns });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
}

test('the patient is the record target, with the NHS number under its own root', () => {
  const document = written([]);
  expect(document).toContain(
    '<recordTarget><patientRole><id root="2.16.840.1.113883.2.1.4.1" extension="9434765919"/>',
  );
  expect(document).toContain('<given>Ottoline</given><family>Quillfeather</family>');
  expect(document).toContain('<birthTime value="19510412"/>');
  expect(document).toContain('<id root="2.16.840.1.113883.2.1.4.3" extension="X90001"/>');
  expect(document).toContain('<code code="34133-9" codeSystem="2.16.840.1.113883.6.1"');
});

test('an empty record is eight sections that say in words that nothing is recorded', () => {
  const document = written([]);
  const sections = document.match(/<section[^>]*>.*?<\/section>/g) ?? [];
  expect(sections).toHaveLength(8);
  for (const one of sections) {
    // A null flavour would say that nobody knows, and an entry would deny more than was recorded.
    expect(one).not.toContain('nullFlavor');
    expect(one).not.toContain('<entry');
    expect(one).toContain('<text><paragraph>None recorded</paragraph></text></section>');
  }
  // Where entries are required there must be one, so the template is that of optional entries.
  expect(section(document, '48765-2')).toContain(
    '<section><templateId root="2.16.840.1.113883.10.20.22.2.6"/>',
  );
});

test('every kind stands in its section, under the template of that section', () => {
  const document = written(ONE_OF_EACH);
  const places = [
    ['48765-2', '2.16.840.1.113883.10.20.22.2.6.1', 'Allergy to penicillin'],
    ['10160-0', '2.16.840.1.113883.10.20.22.2.1.1', 'Simvastatin 40mg tablets'],
    ['11450-4', '2.16.840.1.113883.10.20.22.2.5.1', 'Asthma'],
    ['11369-6', '2.16.840.1.113883.10.20.22.2.2.1', 'Influenza vaccination'],
    ['30954-2', '2.16.840.1.113883.10.20.22.2.3.1', 'Urea and electrolytes'],
    ['8716-3', '2.16.840.1.113883.10.20.22.2.4.1', 'O/E - weight'],
    ['47519-4', '2.16.840.1.113883.10.20.22.2.7.1', 'Appendicectomy'],
    ['46240-8', '2.16.840.1.113883.10.20.22.2.22.1', 'GP Surgery'],
    ['42349-1', '1.3.6.1.4.1.19376.1.5.3.1.3.1', 'Referral to cardiologist'],
    ['18776-5', '2.16.840.1.113883.10.20.22.2.10', 'Asthma annual review'],
  ] as const;
  for (const [loinc, template, term] of places) {
    const one = section(document, loinc);
    expect(one).toContain(`<templateId root="${template}"/>`);
    expect(one).toContain(`displayName="${term}"`);
  }
});

describe('allergies', () => {
  test('the agent is the participant, the value only the type, the Read code a translation', () => {
    const document = written([oneOf('allergy')]);
    expect(document).toContain(
      '<value xsi:type="CD" code="416098002" codeSystem="2.16.840.1.113883.6.96" codeSystemName="SNOMED CT" displayName="Allergy to drug"/>',
    );
    expect(document).toContain(
      '<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT"><code code="91936005" codeSystem="2.16.840.1.113883.6.96" codeSystemName="SNOMED CT" displayName="Allergy to penicillin"><originalText><reference value="#allergy-1-term"/></originalText><translation code="14L1.00" codeSystem="2.16.840.1.113883.2.1.6.2" codeSystemName="Read v2" displayName="Allergy to penicillin"/></code>',
    );
    expect(document).toContain('<code code="33999-4"');
    expect(document).toContain('code="55561003"');
    expect(document).toMatch(/typeCode="MFST" inversionInd="true">.*code="271807003"/);
  });

  test('an ended one is resolved and its time has an end', () => {
    const document = written([
      { ...oneOf('allergy'), ended: { date: '2020-01', reason: 'Tolerated' } },
    ]);
    expect(document).toContain('<low value="20190502"/><high value="202001"/>');
    expect(document).toContain('code="413322009"');
    expect(document).not.toContain('code="55561003"');
  });

  test.each([
    ['716186003', '419199007'],
    ['409137002', '416098002'],
    ['429625007', '414285001'],
  ])('none known (%s) is the denial of type %s', (snomed, type) => {
    const concept = { term: 'No known allergies', snomed, description: '90100021' };
    const document = written([
      { ...core('a', concept), kind: 'allergy', category: 'medication', noneKnown: true },
    ]);
    expect(document).toContain('<observation classCode="OBS" moodCode="EVN" negationInd="true">');
    expect(document).toContain(`<value xsi:type="CD" code="${type}"`);
    expect(document).toContain('<playingEntity classCode="MMAT"><code nullFlavor="NA"/>');
    expect(document).toContain('<text><reference value="#allergy-1-term"/></text>');
    expect(document).not.toContain('33999-4');
  });
});

describe('medication', () => {
  test('a course has its status, its times, its quantity and each issue', () => {
    const document = written([oneOf('medication')]);
    expect(document).toContain(
      '<statusCode code="aborted"/><effectiveTime xsi:type="IVL_TS"><low value="20190502"/><high value="20200301"/></effectiveTime>',
    );
    expect(document).toContain(
      '<repeatNumber value="6"/><quantity value="28" unit="{tablet}"/><expectedUseTime><width value="28" unit="d"/></expectedUseTime>',
    );
    expect(document).toContain('<effectiveTime value="20190502"/><quantity value="28"');
    expect(document).toContain('<effectiveTime value="20190602"/><quantity value="28"');
    expect(uses(document, '4.18')).toBe(2);
  });

  test('the instruction stands in the narrative, and two places point to it', () => {
    const document = written([oneOf('medication')]);
    expect(document).toContain('<td ID="medication-1-details">Take ONE at night</td>');
    expect(document.split('<reference value="#medication-1-details"/>')).toHaveLength(3);
  });

  test('Cerner says the status in words', () => {
    const document = written([oneOf('medication')], { medicationStatus: 'words' });
    expect(document).toContain('<statusCode code="ordered"/>');
    expect(document).toContain(
      '<value xsi:type="CD" nullFlavor="UNK"><originalText>Discontinued</originalText></value>',
    );
  });

  test('one that goes on has no end', () => {
    const going = { ...oneOf('medication'), status: 'active', ended: undefined } as const;
    expect(written([going])).toContain(
      '<statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20190502"/></effectiveTime>',
    );
  });
});

test('a problem is inactive in its status observation and ends as precisely as known', () => {
  const document = written([oneOf('problem')]);
  expect(document).toContain('<low value="201811"/><high value="2021"/>');
  expect(document).toContain('code="73425007"');
});

test('an ended problem of unknown end says so', () => {
  const problem = { ...oneOf('problem'), ended: undefined, date: undefined };
  expect(written([problem])).toContain('<low nullFlavor="UNK"/><high nullFlavor="UNK"/>');
});

test('a diagnosis stands in its encounter, or in the past history without one', () => {
  const within = written([oneOf('encounter'), oneOf('diagnosis')]);
  expect(section(within, '46240-8')).toContain('displayName="Upper respiratory infection"');
  expect(section(within, '11348-0')).toBeUndefined();
  const alone = written([oneOf('diagnosis')]);
  expect(section(alone, '11348-0')).toContain('displayName="Upper respiratory infection"');
});

test('a panel is a battery over its members, with value, range and flag', () => {
  const document = written([oneOf('result')]);
  expect(document).toContain('<organizer classCode="BATTERY" moodCode="EVN">');
  expect(document).toContain('<effectiveTime value="20190702093000+0100"/>');
  expect(document).toContain('<value xsi:type="PQ" value="131.0" unit="mmol/L"/>');
  expect(document).toContain('<interpretationCode code="A"');
  expect(document).toContain(
    '<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="133" unit="mmol/L"/><high value="146" unit="mmol/L"/></value></observationRange></referenceRange>',
  );
});

test.each([
  ['<', 'high'],
  ['>', 'low'],
] as const)('a result "%s 5" is an interval with an excluded %s', (comparator, limit) => {
  const document = written([
    {
      ...core('crp', CODES.sodium),
      kind: 'result',
      category: { code: '8', name: 'Biochemistry' },
      value: { number: '5', unit: 'mU/L', comparator },
    },
  ]);
  expect(document).toContain(
    `<value xsi:type="IVL_PQ"><${limit} value="5" unit="m{U}/L" inclusive="false"/></value>`,
  );
});

test('a blood pressure is one cluster of two readings', () => {
  const document = written([oneOf('blood-pressure')]);
  expect(uses(document, '4.26')).toBe(1);
  expect(document).toContain('<value xsi:type="PQ" value="142" unit="mm[Hg]"/>');
  expect(document).toContain('<value xsi:type="PQ" value="88" unit="mm[Hg]"/>');
  expect(document).toContain('<translation code="8480-6"');
});

test('smoking is social history, what was only seen a finding', () => {
  const habit = { term: 'Never smoked', snomed: '266919005', description: '9' };
  const read = { code: '1371.', termCode: '00' };
  const document = written([
    { ...core('s', { ...habit, read }), kind: 'observation' },
    { ...oneOf('immunisation'), asObservation: true },
  ]);
  expect(section(document, '29762-2')).toContain('displayName="Never smoked"');
  expect(section(document, '29545-1')).toContain('displayName="Influenza vaccination"');
  expect(section(document, '11369-6')).toContain('None recorded');
});

test('a date nobody knows is unknown, and a referral has its priority', () => {
  const document = written([oneOf('procedure'), oneOf('referral'), oneOf('diary')]);
  expect(section(document, '47519-4')).toContain('<effectiveTime nullFlavor="UNK"/>');
  expect(section(document, '42349-1')).toContain('<priorityCode code="UR"');
  expect(section(document, '18776-5')).toContain('<effectiveTime value="20270115"/>');
});

test('free text and batch are escaped', () => {
  const document = written([oneOf('allergy'), oneOf('immunisation')]);
  expect(document).toContain('Lips &amp; tongue &lt;swollen&gt; &quot;badly&quot;');
  expect(document).toContain('<lotNumberText>AB&lt;12&gt;</lotNumberText>');
});

describe('what is held back', () => {
  const confidential = { ...oneOf('problem'), confidential: true };

  test('a section of which nothing is left is masked', () => {
    const problems = section(written([confidential]), '11450-4');
    expect(problems).toContain('<section nullFlavor="MSK">');
    expect(problems).toContain('Items excluded due to confidentiality');
    expect(problems).not.toContain('Asthma');
  });

  test('a section with something left has a note', () => {
    const other = { ...oneOf('problem'), id: 'other' };
    const problems = section(written([confidential, other]), '11450-4');
    expect(problems).not.toContain('nullFlavor="MSK"');
    expect(problems).toContain('</table><paragraph>Items excluded due to confidentiality');
  });

  test('hidden entries and missing areas are left out in silence', () => {
    const hidden = written([{ ...oneOf('problem'), hidden: true }]);
    expect(section(hidden, '11450-4')).toContain('None recorded');
    const missing = written([oneOf('medication')], {}, { missingAreas: ['includeMedication'] });
    expect(section(missing, '10160-0')).toBeUndefined();
  });
});

describe('variants', () => {
  test('undeclared prefixes break namespaces but not the markup', () => {
    const document = written(ONE_OF_EACH, { undeclaredPrefixes: true });
    expect(document).toContain('sdtc:valueSet=');
    expect(document).not.toContain('xmlns:');
    expect(() => parse(document, true)).toThrow(/unbound namespace prefix/);
    expect(() => parse(document, false)).not.toThrow();
  });

  test('a narrative-only section keeps its table and loses its entries', () => {
    const document = written(ONE_OF_EACH, { narrativeOnly: ['10160-0'] });
    const medication = section(document, '10160-0');
    expect(medication).toContain('Simvastatin 40mg tablets');
    expect(medication).not.toContain('<entry');
    expect(section(document, '48765-2')).toContain('<entry');
  });

  test('text-only entries keep their wording alone', () => {
    const document = written([oneOf('problem')], { textOnlyEntries: true });
    expect(document).toContain(
      '<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="#problem-1-term"/></originalText></value>',
    );
    expect(document).not.toContain('195967001');
    expect(document).toContain('<td ID="problem-1-term">Asthma</td>');
  });
});

describe('a whole region', () => {
  const { patients } = buildRegion({
    seed: 'cda',
    practices: 2,
    patientsPerPractice: 12,
    consumers: 1,
    asAt: AS_AT,
  });
  const documents = patients.map((patient) => ({
    patient,
    document: writeCda(patient, { asAt: AS_AT }),
  }));

  test('is well-formed, names included', () => {
    for (const { document } of documents) expect(() => parse(document, true)).not.toThrow();
  });

  test('points only to what is in the narrative, where every id is its own', () => {
    for (const { document } of documents) {
      const ids = [...document.matchAll(/ ID="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...document.matchAll(/<reference value="#([^"]+)"/g)].map(([, id]) => id);
      const known = new Set(ids);
      expect(targets.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  test('holds every entry exactly once', () => {
    const templates = {
      allergy: '4.7',
      medication: '4.16',
      procedure: '4.14',
      immunisation: '4.52',
      result: '4.1',
      encounter: '4.49',
      referral: '4.140',
      diary: '4.39',
      note: '4.202',
    } as const;
    for (const { patient, document } of documents) {
      const shown = patient.entries.filter((entry) => entry.confidential !== true);
      const count = (...kinds: string[]): number =>
        shown.filter(({ kind }) => kinds.includes(kind)).length;
      const signs = shown.filter((entry) => entry.kind === 'observation' && entry.value);
      for (const [kind, template] of Object.entries(templates)) {
        expect([kind, uses(document, template)]).toEqual([kind, count(kind)]);
      }
      expect(uses(document, '4.4')).toBe(count('problem', 'diagnosis'));
      expect(uses(document, '4.26')).toBe(count('blood-pressure') + signs.length);
      expect(uses(document, '4.78')).toBe(count('observation') - signs.length);
    }
  });

  test('is the same bytes every time', () => {
    for (const { patient, document } of documents) {
      expect(writeCda(patient, { asAt: AS_AT })).toBe(document);
    }
  });
});
