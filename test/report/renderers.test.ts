import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportModel } from '../../src/report/model.ts';
import { createReport } from '../../src/report/model.ts';
import { practiceReport } from '../../src/report/practice-report.ts';
import { programmeReport } from '../../src/report/programme-report.ts';
import { RENDERERS } from '../../src/report/renderers.ts';
import { SAMPLE_PRACTICE } from './sample-practice.ts';
import { SAMPLE_PROGRAMME } from './sample-programme.ts';

const ROOT = join(import.meta.dirname, '../..');
const PRACTICE = practiceReport(SAMPLE_PRACTICE);
const PROGRAMME = programmeReport(SAMPLE_PROGRAMME);

/** Text that would do harm, or lead outside, if a renderer let it through as it is. */
const HOSTILE =
  '<script src="http://evil.test/x.js"></script>" onload=alert(1) | **b** [l](http://evil.test)';

test('every file in the folder of renderers is registered under its own name', () => {
  const files = readdirSync(join(ROOT, 'src/report/render')).map((file) => file.replace('.ts', ''));
  expect(RENDERERS.map((renderer) => renderer.id).toSorted()).toEqual(files.toSorted());
});

test('the committed sample is what the renderer writes today', async () => {
  // After a wanted change: npx vitest run test/report/renderers.test.ts --update, and read the diff.
  await expect(render(PRACTICE, 'md')).toMatchFileSnapshot(
    join(ROOT, 'reports/sample-practice.md'),
  );
});

test.each([
  ['html', 'small-html.txt'],
  ['md', 'small-md.txt'],
  ['json', 'small-json.txt'],
])('a small report in %s is as reviewed', async (format, file) => {
  await expect(render(small('Fruit & <nuts>'), format)).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', file),
  );
});

test.each(RENDERERS)('$id: the same report is the same text', ({ format }) => {
  const again = practiceReport(structuredClone(SAMPLE_PRACTICE));
  expect(render(again, format)).toBe(render(PRACTICE, format));
});

test.each([PRACTICE, PROGRAMME])('the JSON of the $kind report is the whole model', (model) => {
  expect(JSON.parse(render(model, 'json'))).toEqual(model);
});

test.each([PRACTICE, PROGRAMME, small(HOSTILE)])(
  'the HTML of "$title" asks nothing of anybody outside',
  (model) => {
    const html = render(model, 'html');
    expect(html).not.toMatch(/(?:href|src|action|data)\s*=\s*["']?\s*(?:https?:|\/\/)/i);
    expect(html).not.toMatch(/@import|url\(|<(?:script|img|link|iframe|object|embed|form|base)\b/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  },
);

test('hostile text is shown, never obeyed', () => {
  const html = render(small(HOSTILE), 'html');
  expect(html).toContain('&lt;script src&#61;&quot;http://evil.test/x.js&quot;&gt;');
  expect(html).not.toMatch(/<[^>]*onload/);
  const row = render(small(HOSTILE), 'md')
    .split('\n')
    .find((line) => line.includes('script'));
  expect(row).toContain(String.raw`\| \*\*b\*\* \[l\](http\://evil.test)`);
});

test.each([PRACTICE, PROGRAMME])(
  'the HTML of the $kind report can be read by everybody',
  (model) => {
    const html = render(model, 'html');
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(html).toContain('<a class="skip" href="#main">');
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    const tables = html.match(/<table/g)?.length ?? 0;
    expect(tables).toBeGreaterThan(5);
    expect(html.match(/<caption/g)).toHaveLength(tables);
    // No header cell without its direction.
    expect(html).not.toMatch(/<th(?=[ >])(?! scope="(?:col|row)")/);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  },
);

test('only tables that can be too wide for a page are stops for the keyboard', () => {
  const html = render(small('Fruit'), 'html');
  // The table of findings is; the others have fewer columns.
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
});

test.each(RENDERERS.filter((renderer) => renderer.format !== 'json'))(
  '$id: every finding above "same meaning" and every severity is told in words',
  ({ format }) => {
    const text = render(PRACTICE, format);
    for (const word of ['dose-changed', 'entry-lost', 'text-lost', 'date-precision']) {
      expect(text).toContain(word);
    }
    for (const word of ['Major', 'Significant', 'Minor', 'two a day', 'p-7f3a', 't-1']) {
      expect(text).toContain(word);
    }
  },
);

test.each(RENDERERS)('$id: nothing is called safe or approved', ({ format }) => {
  for (const model of [PRACTICE, PROGRAMME]) {
    // The definition of an agreement in force speaks of an approved DPIA; that is somebody else's approval.
    const text = render(model, format).replaceAll(/(?:DPIA is|no) approved/g, '');
    expect(text).not.toMatch(/\bsafe\b|\bapproved\b/i);
  }
});

test.each(RENDERERS)(
  '$id: no text of ten digits that is an NHS number, no name, no birth date',
  ({ format }) => {
    // The sample is made from documents, which hold none; a renderer must not find another way to one.
    expect(render(PRACTICE, format).replaceAll(/[0-9a-f]{16,}/g, '')).not.toMatch(
      /\d{3} ?\d{3} ?\d{4}/,
    );
  },
);

function render(model: ReportModel, format: string): string {
  const renderer = RENDERERS.find((one) => one.format === format);
  if (renderer === undefined) throw new Error(`no renderer for ${format}`);
  return renderer.render(model);
}

function small(words: string): ReportModel {
  return createReport({
    kind: 'programme',
    title: words,
    programme: 'GP record view migration',
    generatedAt: '2026-11-22T10:05:00Z',
    asAt: '2026-11-22',
    tool: { version: '0.1.0', rules: [] },
    smallNumbers: 'shown',
    headline: words,
    sources: [],
    sections: [
      {
        id: 'all-blocks',
        title: 'All blocks',
        blocks: [
          { type: 'paragraph', text: words },
          { type: 'statement', text: words },
          {
            type: 'table',
            caption: 'A table',
            note: words,
            columns: [
              { title: 'What', kind: 'text' },
              { title: 'State', kind: 'text' },
              { title: 'Codes', kind: 'text' },
              { title: 'Count', kind: 'count' },
            ],
            rows: [[words, { tag: 'Not met', tone: 'bad' }, ['X90001', 'X90002'], 1234]],
            total: ['All', 'any', 'any', 1234],
            whenEmpty: 'None.',
          },
          {
            type: 'table',
            caption: 'An empty table',
            columns: [{ title: 'What', kind: 'text' }],
            rows: [],
            whenEmpty: 'There is nothing.',
          },
          {
            type: 'findings',
            severity: 'minor',
            count: 1,
            findings: [
              {
                id: 'f-1',
                kind: 'relocated',
                title: words,
                severity: 'minor',
                item: 'events',
                itemTitle: 'Events',
                field: null,
                confidence: 1,
                mig: { entry: words, value: words, source: '/a' },
                hie: { entry: null, value: null, source: null },
                why: words,
                case: 'p-1',
                tolerance: null,
              },
            ],
          },
          { type: 'not-tested', gaps: [{ what: words, extent: 'all', why: words }] },
          { type: 'decisions', decisions: [] },
        ],
      },
    ],
  });
}
