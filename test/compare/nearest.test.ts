import { describe, expect, test } from 'vitest';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Entry } from '../../src/record/entry.ts';
import { compare } from '../support/compare.ts';
import { entry, quantity, reading, result, snomed } from '../support/records.ts';

function sodium(value: string, date: string): Entry {
  return result({
    term: 'Sodium',
    codes: [snomed('1000661000000107')],
    date,
    value: quantity(value, 'mmol/L'),
  });
}

/** What the findings of a kind say of the nearest entry: its date on the other side, and why. */
function nearest(
  { findings, entries }: ComparisonDocument,
  kind: 'entry-lost' | 'entry-extra',
): unknown {
  const others = kind === 'entry-lost' ? entries.hie : entries.mig;
  return findings
    .filter((finding) => finding.kind === kind)
    .map(
      (finding) => finding.nearest && [others[finding.nearest.index]?.date, finding.nearest.why],
    );
}

describe('the nearest entry of one without a partner', () => {
  test('is the one of its code on the nearest day, with what keeps them apart', () => {
    const document = compare(
      reading([sodium('140', '2020-01-02')]),
      reading([sodium('131', '2021-06-07'), sodium('133', '2020-03-04')]),
    );
    expect(nearest(document, 'entry-lost')).toEqual([
      ['2020-03-04', 'The same kind, code and wording, another date and value.'],
    ]);
    expect(nearest(document, 'entry-extra')).toEqual([
      ['2020-01-02', 'The same kind, code and wording, another date and value.'],
      ['2020-01-02', 'The same kind, code and wording, another date and value.'],
    ]);
  });

  test('is told to have another partner', () => {
    const document = compare(
      reading([sodium('140', '2020-01-02'), sodium('133', '2020-03-04')]),
      reading([sodium('133', '2020-03-04')]),
    );
    expect(nearest(document, 'entry-lost')).toEqual([
      [
        '2020-03-04',
        'The same kind, code and wording, another date and value; it is the partner of another entry.',
      ],
    ]);
  });

  test('is left out where nothing comes near, and where nothing is lost', () => {
    const gout = entry({
      kind: 'problem',
      term: 'Gout',
      codes: [snomed('90560007')],
      date: '2001',
    });
    const document = compare(reading([sodium('140', '2020-01-02'), gout]), reading([gout]));
    expect(nearest(document, 'entry-lost')).toEqual([undefined]);
  });

  test('is not looked for where the two records are wholly unlike', () => {
    const many = Array.from({ length: 70 }, (_, i) => sodium(String(i), `${1900 + i}-01-02`));
    const others = Array.from({ length: 70 }, (_, i) =>
      sodium(String(200 + i), `${1900 + i}-02-03`),
    );
    const document = compare(reading(many), reading(others));
    expect(document.findings.some((finding) => finding.nearest !== undefined)).toBe(false);
  });
});
