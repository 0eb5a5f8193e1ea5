import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { caseNameOf, safeCaseName } from '../../../src/workflow/compare/case-name.ts';
import { pairFiles } from '../../../src/workflow/compare/pair-files.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder();
for (const name of ['mig/b.xml', 'mig/a.xml', 'hie/a.json', 'hie/c.json', 'hie/.hidden']) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), '');
}
const at = (name: string): string => join(folder, name);

describe('the name of a case', () => {
  test.each([
    ['/saved/old.answer.xml', 'old.answer'],
    ['plain', 'plain'],
    ['/saved/12345.json', '12345'],
    ['/saved/9000000008.xml', '9000000008'],
  ])('of %s is %s', (file, name) => {
    expect(caseNameOf(file)).toBe(name);
  });

  test.each([
    '9000000009',
    'patient-9000000009-mig',
    '190000000095',
    '900 000 0009',
    '900-000-0009',
  ])('of a file called %s never holds the number', (name) => {
    expect(safeCaseName(name)).toMatch(/^case-[0-9a-f]{12}$/);
    expect(safeCaseName(name)).toBe(safeCaseName(name));
  });
});

describe('pairing', () => {
  test('one file on each side is a single pair whatever the names', () => {
    expect(pairFiles({ mig: ['x/old.xml'], hie: ['y/new.json'] })).toEqual({
      single: true,
      pairs: [{ name: 'old', mig: ['x/old.xml'], hie: ['y/new.json'] }],
    });
  });

  test('folders are paired by name, and a name on one side only stays', () => {
    expect(pairFiles({ mig: [at('mig')], hie: [at('hie')] })).toEqual({
      single: false,
      pairs: [
        { name: 'a', mig: [at('mig/a.xml')], hie: [at('hie/a.json')] },
        { name: 'b', mig: [at('mig/b.xml')], hie: [] },
        { name: 'c', mig: [], hie: [at('hie/c.json')] },
      ],
    });
  });

  test('sides that share no name are refused, with the way to name the cases', () => {
    const pair = (hie: string[]): unknown => pairFiles({ mig: [at('mig/b.xml')], hie });
    expect(() => pair([at('hie/a.json'), at('hie/c.json')])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^No file of --mig has the name/) as string,
        next: [expect.stringContaining('--pairs') as string],
      }),
    );
    expect(() => pairFiles({ mig: [at('mig')], hie: [at('nothing')] })).toThrow(
      /nothing cannot be read: there is no such file or folder/,
    );
  });

  test('several files are a set, and so is a folder with one file', () => {
    expect(pairFiles({ mig: ['a.xml', 'b.xml'], hie: ['b.json', 'a.json'] }).pairs).toEqual([
      { name: 'a', mig: ['a.xml'], hie: ['a.json'] },
      { name: 'b', mig: ['b.xml'], hie: ['b.json'] },
    ]);
    expect(pairFiles({ mig: [at('mig')], hie: ['a.json'] }).single).toBe(false);
  });

  test('a CSV file names the files of each case, from its own folder on', () => {
    writeFileSync(at('pairs.csv'), 'hie,case,mig\na.json,one,a.xml; b.xml\n,two,c.xml\n');
    expect(pairFiles({ mig: [], hie: [], pairs: at('pairs.csv') }).pairs).toEqual([
      { name: 'one', mig: [at('a.xml'), at('b.xml')], hie: [at('a.json')] },
      { name: 'two', mig: [at('c.xml')], hie: [] },
    ]);
  });

  test.each([
    ['case,mig,hie\none,a,b\none,c,d\n', 'line 3: the case "one" was named before'],
    ['case,mig,hie\n,a,b\n', 'line 2: the case has no name'],
    ['case,mig\none,a\n', 'columns case, mig and hie'],
  ])('a CSV file %j is refused', (text, message) => {
    writeFileSync(at('bad.csv'), text);
    expect(() => pairFiles({ mig: [], hie: [], pairs: at('bad.csv') })).toThrow(message);
  });

  test('a CSV file may name second answers too', () => {
    writeFileSync(
      at('again.csv'),
      'case,mig,hie,mig_again,hie_again\none,a.xml,a.json,a2.xml,\ntwo,b.xml,b.json,,\n',
    );
    expect(pairFiles({ mig: [], hie: [], pairs: at('again.csv') }).pairs).toEqual([
      {
        name: 'one',
        mig: [at('a.xml')],
        hie: [at('a.json')],
        again: { mig: [at('a2.xml')], hie: [] },
      },
      { name: 'two', mig: [at('b.xml')], hie: [at('b.json')] },
    ]);
  });

  test('both ways at once are refused', () => {
    expect(() => pairFiles({ mig: ['a'], hie: ['b'], pairs: 'p.csv' })).toThrow(/not both/);
  });
});

describe('second answers', () => {
  test('of a single pair go with it whatever their names', () => {
    const again = { mig: ['z/later.xml'] };
    expect(pairFiles({ mig: ['old.xml'], hie: ['new.json'], again })).toEqual({
      single: true,
      pairs: [
        { name: 'old', mig: ['old.xml'], hie: ['new.json'], again: { mig: ['z/later.xml'] } },
      ],
    });
  });

  test('of a set go by name, and a case without one has none', () => {
    const files = { mig: ['a.xml', 'b.xml'], hie: ['a.json', 'b.json'] };
    expect(pairFiles({ ...files, again: { hie: ['later/b.json'] } }).pairs).toEqual([
      { name: 'a', mig: ['a.xml'], hie: ['a.json'], again: { mig: [], hie: [] } },
      { name: 'b', mig: ['b.xml'], hie: ['b.json'], again: { mig: [], hie: ['later/b.json'] } },
    ]);
  });

  test.each([
    [{ mig: ['later/c.xml'] }, '--mig-again holds later/c.xml, and there is no case of that name.'],
    [{ hie: ['x/a.json', 'y/a.json'] }, '--hie-again holds two files of the case "a"'],
  ])('that fit no case of a set are refused: %j', (again, message) => {
    const files = { mig: ['a.xml', 'b.xml'], hie: ['a.json', 'b.json'] };
    expect(() => pairFiles({ ...files, again })).toThrow(message);
  });

  test('of a single pair must be one file', () => {
    const again = { mig: ['one.xml', 'two.xml'] };
    expect(() => pairFiles({ mig: ['old.xml'], hie: ['new.json'], again })).toThrow(
      '--mig-again takes one file',
    );
  });

  test('beside --pairs are refused', () => {
    expect(() => pairFiles({ mig: [], hie: [], again: { mig: ['a'] }, pairs: 'p.csv' })).toThrow(
      /not both/,
    );
  });
});
