import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { logPeriod, writeAccessLog } from '../../src/simulator/access-log.ts';
import { buildRegion } from '../../src/simulator/region.ts';

const region = buildRegion({
  seed: 'access-log',
  practices: 4,
  patientsPerPractice: 2,
  consumers: 2,
  asAt: '2026-06-01',
});

interface Access {
  readonly time: string;
  readonly provider: string;
}

const read = (channel: 'mig' | 'hie') =>
  parse(writeAccessLog(region, channel), { columns: true }) as unknown as Access[];

const moving = region.practices
  .filter(({ signed, enabled }) => signed.hie && enabled.hie)
  .map(({ code }) => code);

test('the region has practices that move and practices that do not', () => {
  expect(moving.length).toBeGreaterThan(0);
  expect(moving.length).toBeLessThan(region.practices.length);
});

test('where practices move, the MIG falls to nothing in the last five weeks and the HIE is read', () => {
  const last = (accesses: readonly Access[]) =>
    accesses.filter(({ time, provider }) => time >= '2026-04-27' && moving.includes(provider));
  expect(last(read('mig'))).toEqual([]);
  expect(last(read('hie')).length).toBeGreaterThan(20);
  expect(read('mig').some(({ provider }) => moving.includes(provider))).toBe(true);
});

test('the others stay on the MIG, and nobody reads them on the HIE', () => {
  const others = (accesses: readonly Access[]) =>
    accesses.filter(({ provider }) => !moving.includes(provider));
  expect(others(read('hie'))).toEqual([]);
  expect(others(read('mig')).some(({ time }) => time >= '2026-05-25')).toBe(true);
});

test('accesses stand in the order of time within the days of the log, the same for the same seed', () => {
  const { from, to } = logPeriod('2026-06-01');
  expect([from, to]).toEqual(['2026-03-02', '2026-05-31']);
  const times = read('mig').map(({ time }) => time);
  expect(times).toEqual(times.toSorted());
  expect(times[0]?.slice(0, 10) ?? '').toBe(from);
  expect((times.at(-1) ?? '').slice(0, 10) <= to).toBe(true);
  expect(writeAccessLog(region, 'mig')).toBe(writeAccessLog(region, 'mig'));
});
