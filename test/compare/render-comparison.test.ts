import { describe, expect, test } from 'vitest';
import { renderComparison } from '../../src/compare/render-comparison.ts';
import { compare } from '../support/compare.ts';
import { PATIENT, entry, medication, reading, snomed } from '../support/records.ts';

const aspirin = { term: 'Aspirin', codes: [snomed('387458008')], date: '2018-01-01' };
const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007',
  detail: { episodicity: 'First' },
});
const silent = { ...asthma, detail: { kind: 'problem' } } as const;

const document = compare(
  reading([medication({ ...aspirin, dose: '75 mg' }), { ...asthma, status: 'active' }]),
  reading([medication({ ...aspirin, dose: '300 mg' }), silent], {
    reading: {
      problems: [{ severity: 'warning', path: '/x', what: 'odd' }],
      unmapped: [{ path: '/y', count: 3 }],
    },
  }),
);

describe('the report for the terminal', () => {
  const text = renderComparison(document);

  test('opens with the verdict', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Case case-1: MIG (test) against HIE (test)',
      'Verdict: differences. The two answers differ.',
      'Patient: same',
      'Findings: 1 major, 1 significant',
      'Entries: 2 on the MIG, 2 on the HIE, 2 pairs; 2 items gave evidence',
    ]);
  });

  test('has a line for each item', () => {
    expect(text).toContain(
      'medication           populated 1                populated 1                1        1',
    );
  });

  test('shows both values and where they stand', () => {
    expect(text).toContain(
      [
        'major dose-changed, medication',
        '  “Aspirin”: the amount differs.',
        '    MIG: 75 mg at /entry[0]',
        '    HIE: 300 mg at /entry[0]',
      ].join('\n'),
    );
  });

  test('ends with what could not be compared, read or mapped', () => {
    expect(text).toContain(
      [
        'Not comparable (neither equal nor different)',
        '  problems, problem, episodicity: The HIE gives no episodicity. (1)',
        '',
        'Problems of reading',
        '  HIE warning: odd at /x',
        '',
        'Elements no reader knows',
        '  HIE /y (3)',
        '',
      ].join('\n'),
    );
  });

  test('says so when nothing was found', () => {
    const same = compare(reading([asthma]), reading([asthma]));
    expect(renderComparison(same)).toContain('Findings: none');
    expect(renderComparison(same)).toContain('Verdict: parity.');
  });

  test('parity says of how many items, and which neither side returned', () => {
    const silent = {
      states: { events: 'not-returned', summary: 'not-returned' },
    } as const;
    const same = compare(reading([asthma], silent), reading([asthma], silent));
    expect(renderComparison(same).replaceAll(/\s+/g, ' ')).toContain(
      'Verdict: parity. No difference in the 1 item that gave evidence. 2 items were returned by neither side: summary, events.',
    );
  });

  test('is headed by the names of the files where they are given', () => {
    const [first] = renderComparison(document, { mig: 'old.xml', hie: 'new.json' }).split('\n');
    expect(first).toBe('MIG old.xml (test) against HIE new.json (test)');
  });

  test('says of patient details that they are given, and of no path that there is one', () => {
    const whole = { severity: 'warning', path: '', what: 'answer is empty' } as const;
    const odd = compare(reading([asthma]), reading([asthma], { reading: { problems: [whole] } }));
    const text = renderComparison({
      ...odd,
      items: odd.items.map((one) =>
        one.item === 'patient-details'
          ? { ...one, mig: { state: 'populated', entries: 0 } }
          : { ...one },
      ),
    });
    expect(text).toContain('HIE warning: answer is empty\n');
    expect(text).toMatch(/^patient details +given /m);
  });

  test('names the fields in which the patient differs, and a tolerance', () => {
    const other = compare(
      reading([asthma]),
      reading([asthma], { patient: { ...PATIENT, gender: 'male' } }),
    );
    const tolerated = {
      ...other,
      findings: other.findings.map((each) => ({ ...each, tolerance: 'T-1' })),
    };
    expect(renderComparison(tolerated)).toContain('Patient: same (differs in gender)');
    expect(renderComparison(tolerated)).toContain('(tolerated: T-1)');
  });

  test('lets no control character of a response through, and cuts what is too wide', () => {
    const odd = entry({ kind: 'problem', term: `A\u001B[31m${'b'.repeat(300)}`, date: '2007' });
    const rendered = renderComparison(compare(reading([asthma, odd]), reading([asthma])));
    expect(rendered).not.toContain('\u001B');
    expect(Math.max(...rendered.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
