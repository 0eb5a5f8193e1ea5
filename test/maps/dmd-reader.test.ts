import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONCEPTS, mapPath, readMap } from '../support/map-files.ts';

const { amp, vmp, vtm } = CONCEPTS;

describe('dm+d', () => {
  test.each([
    [
      'f_amp2_20190401.xml',
      'dmd-amp',
      [
        { code: amp, target: vmp, kind: 'amp-to-vmp', relation: 'broader', status: 'active' },
        {
          code: '7000119999998109',
          target: vmp,
          kind: 'amp-to-vmp',
          relation: 'broader',
          status: 'inactive',
        },
      ],
    ],
    [
      'f_vmp2_20190401.xml',
      'dmd-vmp',
      [
        { code: vmp, target: vtm, kind: 'vmp-to-vtm', relation: 'broader', status: 'active' },
        { code: '7000219999998100', target: vmp, kind: 'concept-replaced', relation: 'equal' },
      ],
    ],
    [
      'f_vtm2_20190401.xml',
      'dmd-vtm',
      [{ code: '7000319999998107', target: vtm, kind: 'concept-replaced', relation: 'equal' }],
    ],
  ])('%s: products, their ancestors and their earlier ids', (name, layout, said) => {
    const { rows, outcome } = readMap(readFileSync(mapPath(name), 'utf8'), { piece: 7 });
    expect(outcome).toMatchObject({
      layout: { id: layout },
      rows: 2,
      faultCount: 0,
      refusal: undefined,
    });
    expect(rows).toMatchObject(said);
  });

  test.each([
    ['another document', '<LOOKUP><INFO/></LOOKUP>', 'none of the dm+d files'],
    ['a hostile name', '<constructor><AMP/></constructor>', 'none of the dm+d files'],
    ['a file that ends early', `<ACTUAL_MEDICINAL_PRODUCTS><AMPS><AMP><APID>${amp}`, 'ends early'],
    [
      'a file without products',
      '<ACTUAL_MEDICINAL_PRODUCTS></ACTUAL_MEDICINAL_PRODUCTS>',
      'no product',
    ],
  ])('%s is refused', (_, text, why) => {
    expect(readMap(text).outcome.refusal?.refused).toContain(why);
  });

  test.each([
    [
      'a wrong check digit',
      `<APID>7000109999998107</APID><VPID>${vmp}</VPID>`,
      'APID',
      'check digit',
    ],
    ['no virtual product', `<APID>${amp}</APID>`, 'VPID', 'without its virtual one'],
    [
      'an unknown flag',
      `<APID>${amp}</APID><VPID>${vmp}</VPID><INVALID>yes</INVALID>`,
      'INVALID',
      'neither 0 nor 1',
    ],
  ])('%s is a fault with its line', (_, cells, column, reason) => {
    const text = `<ACTUAL_MEDICINAL_PRODUCTS><AMPS>\n<AMP>${cells}</AMP></AMPS></ACTUAL_MEDICINAL_PRODUCTS>`;
    const { outcome } = readMap(text);
    expect(outcome.faults).toMatchObject([{ line: 2, column }]);
    expect(outcome.faults[0]?.reason).toContain(reason);
  });
});
