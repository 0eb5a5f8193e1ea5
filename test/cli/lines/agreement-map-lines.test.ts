import { expect, test } from 'vitest';
import { agreementMapLines } from '../../../src/cli/lines/agreement-map-lines.ts';
import type { AgreementMapDocument } from '../../../src/workflow/agreements/draft-agreement-map.ts';

type Column = AgreementMapDocument['columns'][number];

function column(field: string, changes: Partial<Column>): Column {
  const bare = { required: true, column: null, how: 'absent', reason: 'none', candidates: [] };
  return { field, ...bare, ...changes };
}

function linesOf(
  columns: readonly Column[],
  changes: Partial<AgreementMapDocument> = {},
): string[] {
  const draft: AgreementMapDocument = {
    schema: 'mig2hie/agreement-map/1',
    file: 'export.csv',
    sha256: 'a'.repeat(64),
    rows: 2,
    layout: 'party',
    columns,
    unread: [],
    words: [],
    days: 'none',
    preview: { refused: 'The header has no column "state".' },
    complete: false,
    yaml: 'agreements:\n  columns: {}\n',
    written: false,
    ...changes,
  };
  return agreementMapLines(draft, 100);
}

test('what is needed and missing is starred with a ?, and both signs are explained', () => {
  const lines = linesOf([column('state', {})]);
  expect(lines.find((line) => line.startsWith('state'))).toMatch(/^state \* +\? +absent/);
  expect(lines).toContain('  * the layout cannot do without it');
  expect(lines).toContain('  ? left open, for you to say');
});

test('a sign that does not occur is not explained', () => {
  const lines = linesOf([column('tier', { required: false, column: 'tier', how: 'exact' })]);
  expect(lines.join('\n')).not.toMatch(/cannot do without|left open/);
});

test('where the configuration says it all, nothing is left to add', () => {
  const known = column('state', { column: 'status', how: 'configured' });
  const lines = linesOf([known], { complete: true });
  expect(lines.at(-1)).toBe(
    'mig2hie.yaml says all that this export needs; nothing is left to add.',
  );
});
