import { expect, test } from 'vitest';
import { noteLines } from '../../../src/cli/lines/import-lines.ts';

test('a note about a column names it and the first line it was seen on', () => {
  const [, , , line] = noteLines({
    notes: [{ what: 'unknown-state', value: 'status', rows: 3, line: 2 }],
  });
  expect(line).toMatch(/^unknown-state +status +3 +2 +a state we do not know/);
});

test('notes that are about no line have no such column', () => {
  const [, titles] = noteLines({ notes: [{ what: 'columns-dropped', value: '', rows: 2 }] });
  expect(titles).not.toContain('line');
});
