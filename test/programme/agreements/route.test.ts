import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { type RouteFile, readRouteFile } from '../../../src/programme/agreements/route-file.ts';
import { type Route, isOpen, serves } from '../../../src/programme/agreements/route.ts';
import { day } from '../../support/register-files.ts';

function readOrRefuse(...rows: string[]): RouteFile | string {
  const file = readRouteFile(['consumer,system,channel,practices,since,until', ...rows].join('\n'));
  return isRefusal(file) ? file.refused : file;
}

function read(...rows: string[]): RouteFile {
  const file = readOrRefuse(...rows);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

describe('a list of routes', () => {
  test('says who views through which system, on which channel, for which practices, and when', () => {
    const { routes } = read(
      'X9A01,Trust portal,HIE,"x90002; X90001, X9P01",2020-03-09,',
      'X9A01,Old viewer,mig,All,,2020-06-30',
    );
    expect(routes).toEqual([
      {
        consumer: 'X9A01',
        system: 'Trust portal',
        channel: 'hie',
        practices: ['X90001', 'X90002', 'X9P01'],
        since: '2020-03-09',
        until: undefined,
      },
      {
        consumer: 'X9A01',
        system: 'Old viewer',
        channel: 'mig',
        practices: 'all',
        since: undefined,
        until: '2020-06-30',
      },
    ]);
  });

  test.each([
    ['no system', 'X9A01,,hie,all,,', 'system'],
    ['another channel', 'X9A01,Portal,fax,all,,', 'channel'],
    ['no practices: nothing is never all', 'X9A01,Portal,hie,,,', 'practices'],
    ['a practice that is no code', 'X9A01,Portal,hie,X90001 X9/2,,', 'practices'],
    ['a day that is none', 'X9A01,Portal,hie,all,2020-02-30,', '5 (since)'],
    ['an end before its start', 'X9A01,Portal,hie,all,2020-03-09,2020-03-08', 'until'],
    ['an address', 'X9A01,a.person@example.org,hie,all,,', '2'],
  ])('%s costs the row', (_, row, column) => {
    const { rejected, routes } = read(row, 'X9A02,Portal,hie,all,,');
    expect(rejected.map((one) => [one.line, one.column])).toEqual([[2, column]]);
    expect(routes.map(({ consumer }) => consumer)).toEqual(['X9A02']);
  });

  test('a consumer of the wrong shape, a missing column and a header alone are refused', () => {
    expect(readOrRefuse('X9/A,Portal,hie,all,,')).toContain('ODS code');
    expect(readOrRefuse()).toContain('no row below it');
    const bare = readRouteFile('consumer,system,channel\nX9A01,Portal,hie\n');
    expect(isRefusal(bare) && bare.refused).toContain('no column "practices"');
  });
});

describe('overlaps and gaps are told', () => {
  function oddities(...rows: string[]): string[] {
    return read(...rows).notes.map(({ what, value, rows: count }) => `${what} ${value} ${count}`);
  }

  test('two systems for the same practices at once', () => {
    expect(
      oddities('X9A01,One,hie,all,2020-01-01,2020-03-31', 'X9A01,Two,hie,X90001,2020-03-31,'),
    ).toEqual(['route-overlap X9A01 hie 1']);
  });

  test.each([
    ['one after the other', ['X9A01,One,hie,all,,2020-03-31', 'X9A01,Two,hie,all,2020-04-01,']],
    ['other practices', ['X9A01,One,hie,X90001,,', 'X9A01,Two,hie,X90002,,']],
    ['the other channel', ['X9A01,One,hie,all,,', 'X9A01,Two,mig,all,,']],
    ['another consumer', ['X9A01,One,hie,all,,', 'X9A02,Two,hie,all,,']],
  ])('%s is no overlap and no gap', (_, rows) => {
    expect(oddities(...rows)).toEqual([]);
  });

  test('days on which no route is open between two of them', () => {
    expect(
      oddities(
        'X9A01,One,hie,all,2020-01-01,2020-02-28',
        'X9A01,One,hie,X90001,,2020-01-15',
        'X9A01,Two,hie,all,2020-03-02,',
      ),
    ).toEqual(['route-overlap X9A01 hie 1', 'route-gap X9A01 hie 2020-02-29 to 2020-03-01 1']);
  });
});

describe('a route', () => {
  const route: Route = {
    consumer: 'X9A01' as OdsCode,
    system: 'Portal',
    channel: 'hie',
    practices: ['X90001', 'X9P02'] as OdsCode[],
    since: day('2020-03-09'),
    until: day('2020-06-30'),
  };

  test.each([
    ['2020-03-08', false],
    ['2020-03-09', true],
    ['2020-06-30', true],
    ['2020-07-01', false],
  ])('is open on its first and its last day: %s %s', (on, open) => {
    expect(isOpen(route, day(on))).toBe(open);
  });

  test.each([
    ['a practice it names', 'X90001', undefined, true],
    ['a member of a PCN it names', 'X90005', 'X9P02', true],
    ['any other', 'X90005', 'X9P01', false],
  ])('serves %s', (_, provider, pcn, served) => {
    expect(serves(route, { provider, consumer: 'X9A01', channel: 'hie', pcn })).toBe(served);
  });

  test('serves its own consumer on its own channel only', () => {
    const flow = { provider: 'X90001', consumer: 'X9A01', channel: 'hie', pcn: undefined } as const;
    expect(serves(route, { ...flow, consumer: 'X9A02' })).toBe(false);
    expect(serves(route, { ...flow, channel: 'mig' })).toBe(false);
    expect(serves({ ...route, practices: 'all' }, { ...flow, provider: 'X90099' })).toBe(true);
  });
});
