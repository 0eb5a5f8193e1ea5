import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlainRows } from '../../../src/workflow/files/plain-rows.ts';
import { LINE_ENDS, USAGE_CSV } from '../../../src/workflow/usage/usage-csv.ts';

type Row = readonly [line: number, ...cells: string[]];

/** Rows as the splitter gives them, the parser taking over where it hands on. */
function split(content: Buffer, size: number): { rows: Row[]; handedOn: boolean } {
  const rows: Row[] = [];
  const plain = createPlainRows((cells, line) => rows.push([line, ...cells]));
  for (let at = 0; at < content.length; at += size) {
    const rest = plain.push(content.subarray(at, at + size));
    if (rest === undefined) continue;
    const left = Buffer.concat([rest, content.subarray(at + size)]);
    return { rows: [...rows, ...parseAll(left, plain.lines())], handedOn: true };
  }
  const rest = plain.end();
  if (rest === undefined) return { rows, handedOn: false };
  return { rows: [...rows, ...parseAll(rest, plain.lines())], handedOn: true };
}

function parseAll(content: Buffer, before = 0): Row[] {
  const records = parse(content, {
    ...USAGE_CSV,
    record_delimiter: LINE_ENDS,
    info: true,
  }) as unknown as {
    readonly record: string[];
    readonly info: { readonly lines: number };
  }[];
  return records.map(({ record, info }) => [before + info.lines, ...record]);
}

const cell = fc.stringMatching(/^[a-z0-9 é€\t;'-]{0,6}$/);
const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
const lines = fc.array(line, { minLength: 1, maxLength: 12 });

test.each(['\n', '\r\n'])(
  'without quotes rows are those of the parser, in pieces of any size',
  (end) => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 40 }), fc.boolean(), (all, size, ended) => {
        const content = Buffer.from(`${all.join(end)}${ended ? end : ''}`);
        fc.pre(content.length > 0);
        expect(split(content, size).rows).toEqual(parseAll(content));
      }),
      { seed: 11, numRuns: 300 },
    );
  },
);

test('with quotes, too: from the first of them on the parser has the rest', () => {
  const quoted = cell.map((text) => `"${text}\n,"""`);
  const any = fc.array(fc.oneof(line, quoted), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 40 }), (all, size) => {
      const content = Buffer.from(`time,provider\n${all.join('\n')}\n`);
      const { rows, handedOn } = split(content, size);
      expect(rows).toEqual(parseAll(content));
      expect(handedOn).toBe(content.includes('"'));
    }),
    { seed: 12, numRuns: 300 },
  );
});

test.each([
  ['a byte order mark', '\uFEFFa,b\n1,2\n', false],
  ['lines ended by CR alone', 'a,b\r1,2\r3,4\n', true],
  ['lines that first end by CRLF and then by LF', 'a,b\r\n1,2\n3,4\r\n', false],
  ['lines that first end by LF and then by CRLF', 'a,b\n1,2\r\n3,4\n', false],
  ['a CR within a line, which ends it', 'a,b\n1\r2,3\n4,5\n', true],
  ['empty lines, which count as lines', 'a,b\n\n\n1,2\n', false],
  ['a row longer than any row is', `a,b\n${'x'.repeat(120_000)},2\n3,4\n`, true],
])('%s', (_, text, handedOn) => {
  const content = Buffer.from(text);
  for (const size of [3, 7, 200_000]) {
    const result = split(content, size);
    expect(result.rows).toEqual(parseAll(content));
    expect(result.handedOn).toBe(handedOn);
  }
});
