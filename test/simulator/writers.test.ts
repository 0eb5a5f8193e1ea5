import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { nhsCheckDigit } from '../../src/simulator/check-digits.ts';
import { GP_SYSTEMS } from '../../src/simulator/gp-system.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import type { WrittenFile } from '../../src/simulator/writers.ts';
import { WRITERS, WRITTEN_FORMATS, sideOf } from '../../src/simulator/writers.ts';

const OPTIONS = {
  seed: 'writers',
  practices: 3,
  patientsPerPractice: 4,
  consumers: 1,
  asAt: '2026-06-01',
};
const region = buildRegion(OPTIONS);

test('every format has one writer', () => {
  expect(WRITERS.map(({ id }) => id).toSorted()).toEqual([...WRITTEN_FORMATS].toSorted());
});

test('two formats stand on the MIG’s side', () => {
  expect(WRITTEN_FORMATS.filter((format) => sideOf(format) === 'mig')).toEqual([
    'mig-openhr',
    'emis-open',
  ]);
});

describe.each(WRITERS)('$id', (writer) => {
  test('every file of a region is well-formed, in parts of different names', () => {
    for (const patient of region.patients) {
      const files = writer.write(patient, { asAt: OPTIONS.asAt });
      expect(files.length).toBeGreaterThan(0);
      expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
      expect(files.map((file) => faultOf(writer.extension, file.content))).toEqual(
        files.map(() => 'none'),
      );
    }
  });

  test('the same region gives the same bytes', () => {
    const again = buildRegion(OPTIONS);
    for (const [i, patient] of region.patients.entries()) {
      const other = again.patients[i] ?? patient;
      const options = { asAt: OPTIONS.asAt };
      expect(writer.write(other, options)).toEqual(writer.write(patient, options));
    }
  });

  test('the patient’s number is told, and is of the range nobody is given', () => {
    for (const patient of region.patients) {
      const files = writer.write(patient, { asAt: OPTIONS.asAt });
      expect(patient.nhsNumber).toMatch(/^9\d{9}$/);
      expect(nhsCheckDigit(patient.nhsNumber)).toBe(Number(patient.nhsNumber[9]));
      expect(files.map(readable).join(' ')).toContain(patient.nhsNumber);
    }
  });
});

describe.each(GP_SYSTEMS)('as %s writes it', (system) => {
  test.each(WRITERS.filter(({ id }) => id === 'gpconnect-html' || id === 'mig-openhr'))(
    '$id is well-formed',
    (writer) => {
      for (const patient of region.patients) {
        const files = writer.write(patient, { asAt: OPTIONS.asAt, system });
        const faults = files.map(({ content }) => faultOf(writer.extension, content));
        expect(faults).toEqual(files.map(() => 'none'));
      }
    },
  );
});

test.each(['gpconnect-html', 'emis-open'] as const)(
  '%s names everything of the record it has a place for',
  (format) => {
    const writer = WRITERS.find(({ id }) => id === format);
    for (const patient of region.patients.filter(({ practice }) => practice.supplier === 'EMIS')) {
      const files = writer?.write(patient, { asAt: OPTIONS.asAt }) ?? [];
      const text = files.map(({ content }) => content).join(' ');
      const told = patient.entries.filter(
        ({ kind, confidential }) =>
          confidential !== true &&
          kind !== 'note' &&
          ((kind !== 'diary' && kind !== 'document') || format === 'emis-open'),
      );
      const missing = told.filter(({ concept }) => !text.includes(concept.term));
      expect(missing.map(({ id, kind }) => `${kind} ${id}`)).toEqual([]);
    }
  },
);

test('the views of HTML are XHTML without line breaks or control characters', () => {
  const html = WRITERS.find(({ id }) => id === 'gpconnect-html');
  for (const patient of region.patients) {
    for (const { content } of html?.write(patient, { asAt: OPTIONS.asAt }) ?? []) {
      const bundle = JSON.parse(content) as {
        entry: { resource: { section?: { text: { div: string } }[] } }[];
      };
      const div = bundle.entry[0]?.resource.section?.[0]?.text.div ?? '';
      expect(div).toMatch(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"><h1>/);
      expect(div).not.toMatch(/\p{Cc}/u);
      expect(faultOf('xml', div)).toBe('none');
    }
  }
});

/** The content with the documents it carries as base64 beside it. */
function readable({ content }: WrittenFile): string {
  const carried = [...content.matchAll(/>([A-Za-z0-9+/=\s]{400,})</g)].map(([, base64 = '']) =>
    Buffer.from(base64, 'base64').toString('utf8'),
  );
  return [content, ...carried].join(' ');
}

/** What is wrong with the form of a file; `none` when nothing is. */
function faultOf(extension: string, content: string): string {
  try {
    if (extension === 'json') JSON.parse(content);
    else new SaxesParser({ xmlns: true }).write(content).close();
    return 'none';
  } catch (error) {
    return String(error);
  }
}
