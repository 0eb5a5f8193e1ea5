import { describe, expect, test } from 'vitest';
import {
  type ColumnDraft,
  draftColumns,
} from '../../../src/programme/agreements/agreement-map-draft.ts';
import { draftWords } from '../../../src/programme/agreements/agreement-map-words.ts';
import { readAgreementWords } from '../../../src/programme/agreements/agreement-words.ts';
import { readCsvRows, toTable, type CsvTable } from '../../../src/programme/files/csv-rows.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';

function tableOf(text: string): CsvTable {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) throw new Error(rows.refused);
  return toTable(rows);
}

function draft(
  header: string,
  options: { configured?: Record<string, string>; keepStaff?: boolean } = {},
): ColumnDraft {
  const cells = header.split(',').map((_, index) => `X9000${index}`);
  const table = tableOf(`${header}\n${cells.join(',')}\n`);
  const read = draftColumns(table, { configured: {}, keepStaff: false, ...options });
  if (isRefusal(read)) throw new Error(read.refused);
  return read;
}

/** `field column how` of all that is not absent. */
function proposed({ columns }: ColumnDraft): string[] {
  return columns
    .filter(({ how }) => how !== 'absent')
    .map(({ field, column, how }) => `${field} ${column ?? '?'} ${how}`);
}

describe('columns', () => {
  test('our own names and known other names are proposed, each with its reason', () => {
    const found = draft('agreement,System,Organisation,Acts as,Status,Date signed,Notes');
    expect(proposed(found)).toEqual([
      'agreement agreement exact',
      'channel system synonym',
      'party organisation synonym',
      'role acts as synonym',
      'state status synonym',
      'signedOn date signed synonym',
    ]);
    expect(found.layout).toBe('party');
    expect(found.unread).toEqual(['notes']);
    expect(found.columns.find(({ field }) => field === 'channel')?.reason).toContain(
      'only right when it tells which viewer',
    );
  });

  test('a review date is proposed as the end, with the doubt said', () => {
    const review = draft('Share ref,Review date').columns.find(({ field }) => field === 'validTo');
    expect(review).toMatchObject({ column: 'review date', how: 'synonym' });
    expect(review?.reason).toContain('is not always an end');
  });

  test('what an import needs is required, though no column is proposed for it', () => {
    const { layout, columns } = draft('Which system,Our role in sharing,Signing status,DPIA?');
    expect(layout).toBeUndefined();
    const needed = columns.filter(({ required }) => required);
    expect(needed.map(({ field, column }) => [field, column])).toEqual([
      ['agreement', undefined],
      ['channel', 'which system'],
      ['party', undefined],
      ['role', undefined],
      ['state', 'signing status'],
    ]);
  });

  test.each([
    ['Provider ODS', 'provider'],
    ['Consumer ODS', 'consumer'],
    ['Practice code', 'provider'],
    ['Practice', 'provider'],
    ['DPIA?', 'dpiaState'],
  ])('%s is another name for %s', (name, field) => {
    const found = proposed(draft(`${name},Notes`));
    expect(found).toEqual([`${field} ${name.toLowerCase()} synonym`]);
  });

  test('a configured column the file lacks gives way to our own name for it', () => {
    const found = draft('agreement,tier,party,state', {
      configured: { agreement: 'Share ref', channel: 'System', party: 'Organisation' },
    });
    expect(proposed(found)).toEqual([
      'agreement agreement exact',
      'tier tier exact',
      'party party exact',
      'state state exact',
    ]);
  });

  test('two columns that could be one field leave it open', () => {
    const open = draft('Share ref,ODS code,Organisation').columns.filter(
      ({ how }) => how === 'open',
    );
    expect(open).toEqual([
      {
        field: 'party',
        required: true,
        column: undefined,
        how: 'open',
        reason: 'several columns could be it',
        candidates: ['ods code', 'organisation'],
      },
    ]);
  });

  test('of two the one that holds ODS codes is proposed; one that holds none is left open', () => {
    const text = 'Share ref,ODS code,Organisation,Recipient\nA,X90001,THE SURGERY,TRUST\n';
    const found = draftColumns(tableOf(text), { configured: {}, keepStaff: false });
    if (isRefusal(found)) throw new Error(found.refused);
    expect(proposed(found)).toEqual([
      'agreement share ref synonym',
      'consumer ? open',
      'party ods code synonym',
    ]);
    expect(found.columns.find(({ field }) => field === 'party')?.reason).toBe(
      '"ods code" is another name for it, and the only such column of ODS codes',
    );
    expect(JSON.stringify(found)).not.toMatch(/SURGERY|TRUST/);
  });

  test('a name that could mean two fields leaves both open: "signed" is a state or a day', () => {
    const open = draft('agreement,party,role,Signed').columns.filter(({ how }) => how === 'open');
    expect(open.map(({ field, reason }) => [field, reason])).toEqual([
      ['state', '"signed" could also be signedOn'],
      ['signedOn', '"signed" could also be state'],
    ]);
  });

  test('a column with our own name wins over other names, and is not taken twice', () => {
    expect(proposed(draft('agreement,Reference,party,Organisation'))).toEqual([
      'agreement agreement exact',
      'party party exact',
    ]);
  });

  test('what the configuration names is taken, and told where the file does not have it', () => {
    const configured = { agreement: 'Dossier', state: 'Stage' };
    expect(proposed(draft('Dossier,Status', { configured }))).toEqual([
      'agreement dossier configured',
      'state ? open',
    ]);
  });

  test('a row for each flow is told from provider and consumer', () => {
    const found = draft(
      'agreement,channel,Practice code,Recipient,Practice status,Recipient status',
    );
    expect(found.layout).toBe('flow');
    expect(found.columns.filter(({ required }) => required).map(({ column }) => column)).toEqual([
      'agreement',
      'channel',
      'practice code',
      'recipient',
      'practice status',
      'recipient status',
    ]);
  });

  test('columns that name persons are proposed only when asked for', () => {
    const header = 'agreement,party,role,state,Signed by';
    expect(proposed(draft(header))).not.toContain('signatory signed by synonym');
    expect(proposed(draft(header, { keepStaff: true }))).toContain('signatory signed by synonym');
  });

  test('a file without a header is refused, and nothing of its first line is told', () => {
    const table = tableOf('A-1,hie,X90001,Pat Example\nA-2,hie,X90002,Kim Example\n');
    const refusal = draftColumns(table, { configured: {}, keepStaff: false });
    expect(refusal).toHaveProperty('refused', expect.stringContaining('it is no header'));
    expect(JSON.stringify(refusal)).not.toMatch(/Example|X90001/);
  });

  test('an address in a header is not told', () => {
    expect(draft('agreement,party,a.person@example.org').unread).toEqual(['(name not printed)']);
  });
});

describe('words', () => {
  const OURS = readAgreementWords({});

  function words(column: string, field: 'state' | 'dpiaState' | 'tier' | 'channel', known = OURS) {
    const table = tableOf(
      `id,col\n${column
        .split(';')
        .map((word) => `x,${word}`)
        .join('\n')}\n`,
    );
    return draftWords(table, { field, column: 'col' }, known);
  }

  test('each is proposed as ours, as another word for one of ours, or left open', () => {
    const found = words('Signed;signed;Sent;Completed;Review due', 'state');
    expect(found?.words.map(({ word, rows, key, how }) => [word, rows, key, how])).toEqual([
      ['Completed', 1, undefined, 'open'],
      ['Review due', 1, 'due-for-review', 'synonym'],
      ['Sent', 1, 'issued', 'synonym'],
      ['Signed', 2, 'signed', 'exact'],
    ]);
    expect(found?.withheld).toBe(0);
  });

  test('what the configuration says counts before', () => {
    const known = readAgreementWords({ signed: 'Completed', queried: 'Sent' });
    const found = words('Completed;Sent', 'state', known);
    expect(found?.words.map(({ key, how }) => [key, how])).toEqual([
      ['signed', 'configured'],
      ['queried', 'configured'],
    ]);
  });

  test.each([
    ['dpiaState', 'Signed off', 'dpia-approved'],
    ['dpiaState', 'Yes', undefined],
    ['tier', 'Tier 0', 'tier-0'],
    ['tier', 'MoU', 'tier-0'],
    ['channel', 'Health Information Exchange', 'channel-hie'],
  ] as const)('%s %s', (field, word, key) => {
    expect(words(word, field)?.words.map((one) => one.key)).toEqual([key]);
  });

  test('a name in the column is counted with its line, never shown', () => {
    const found = words('Signed;Pat Example;Signed by Kim;a.person@example.org', 'state');
    expect(found?.words.map(({ word }) => word)).toEqual(['Signed']);
    expect(found).toMatchObject({ withheld: 3, withheldLines: [3, 4, 5] });
    expect(JSON.stringify(found)).not.toMatch(/Pat|Kim|example/);
  });

  test('a column of more than twelve words is no list of states, and nothing of it is shown', () => {
    const many = 'a,all,and,as,at,by,cg,done,due,end,for,gp,hie'.replaceAll(',', ';');
    expect(words(many, 'state')).toMatchObject({ words: [], withheld: 13 });
  });

  test('columns that are no states have no words', () => {
    const table = tableOf('id,col\nx,y\n');
    expect(draftWords(table, { field: 'agreement', column: 'id' }, OURS)).toBeUndefined();
  });
});
