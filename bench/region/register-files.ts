/** How large the region is, and how much of the country's file lies around it. */
export interface RegionSize {
  readonly practices: number;
  readonly consumers: number;
  /** Rows of epraccur in all: a whole file has about 15,000. */
  readonly rows: number;
}

/** A file of the register as a user would import it. */
export interface RegionFile {
  readonly name: string;
  readonly kind: 'epraccur' | 'organisations' | 'pcns' | 'suppliers' | 'agreements' | 'usage';
  readonly text: string;
  /** First and last day, of an access log. */
  readonly period?: readonly [from: string, to: string];
}

/** The days of the three exports of agreements; the newest is the day everything is asked about. */
export const EXPORT_DAYS = ['2027-01-31', '2027-02-28', '2027-03-31'] as const;

/** A practice of the region, by its place. */
export function practiceCode(at: number): string {
  return `X9${String(at).padStart(4, '0')}`;
}

/** A consumer of the region, by its place. */
export function consumerCode(at: number): string {
  return `X9A${String(at).padStart(2, '0')}`;
}

/** Every file of a region: the register, its lists, and three exports of the agreements of both channels. */
export function regionFiles(size: RegionSize): RegionFile[] {
  return [
    { name: 'epraccur-2027-03-31.csv', kind: 'epraccur', text: epraccur(size) },
    { name: 'consumers-2027-03-31.csv', kind: 'organisations', text: consumers(size) },
    { name: 'pcns-2027-03-31.csv', kind: 'pcns', text: list(size, 'pcn', 9) },
    { name: 'suppliers-2027-03-31.csv', kind: 'suppliers', text: list(size, 'supplier', 250) },
    ...EXPORT_DAYS.map((day, at) => ({
      name: `agreements-${day}.csv`,
      kind: 'agreements' as const,
      text: agreements(size, at),
    })),
    ...LOGS.map((weeks) => ({
      name: `usage-${weeks.at(-1)?.sunday}.csv`,
      kind: 'usage' as const,
      text: usage(size, weeks),
      period: [weeks[0]?.monday ?? '', weeks.at(-1)?.sunday ?? ''] as const,
    })),
  ];
}

/** The region first, then the rest of the country: what a list of the region has to leave out. */
function epraccur({ practices, rows }: RegionSize): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const code = at < practices ? practiceCode(at) : `X${String(10_000 + at)}`;
    const closed = at >= practices && at % 3 === 0;
    const cells = Array.from({ length: 27 }, () => '');
    const said = {
      0: code,
      1: `SURGERY ${at}`,
      2: 'X9N',
      3: 'X9G',
      9: 'ZZ99 1AA',
      10: '19740401',
      11: closed ? '20200331' : '',
      12: closed ? 'C' : 'A',
      14: `X9C${at % 11}`,
      15: '20130401',
      25: at < practices || at % 2 === 0 ? '4' : '0',
    };
    for (const [place, text] of Object.entries(said)) cells[Number(place)] = text;
    return cells.map((cell) => `"${cell}"`).join(',');
  });
  return `${lines.join('\r\n')}\r\n`;
}

function consumers(size: RegionSize): string {
  const lines = Array.from(
    { length: size.consumers },
    (_, at) => `${consumerCode(at)},Consumer ${at},trust,active,2001-04-01`,
  );
  return `${['code,name,kind,status,opened', ...lines].join('\n')}\n`;
}

function list({ practices }: RegionSize, column: 'pcn' | 'supplier', each: number): string {
  const lines = Array.from({ length: practices }, (_, at) => {
    const group = Math.floor(at / each);
    return `${practiceCode(at)},${column === 'pcn' ? `X9P${group}` : ['EMIS', 'TPP'][group % 2]}`;
  });
  return `${[`code,${column}`, ...lines].join('\n')}\n`;
}

const HEADER =
  'agreement,channel,provider,consumer,provider_state,provider_signed_on,consumer_state,consumer_signed_on,valid_from,valid_to,dpia_state,supersedes';

/** With each export more practices have signed; the last consumer has signed in none of them. */
function agreements({ practices, consumers: count }: RegionSize, exported: number): string {
  const lines = Array.from({ length: practices * count }, (_, at) => {
    const practice = Math.floor(at / count);
    const consumer = at % count;
    const ends = `${practiceCode(practice)},${consumerCode(consumer)}`;
    const provider = practice % 10 < 4 + exported * 2 ? 'signed,2026-12-01' : 'viewed,';
    const trust = consumer === count - 1 ? 'issued,' : 'active,2026-11-01';
    return [
      `MIG-${consumer},mig,${ends},active,2017-05-02,active,2017-04-01,2017-06-01,2027-06-30,approved,`,
      `HIE-${consumer},hie,${ends},${provider},${trust},2027-01-01,,approved,MIG-${consumer}`,
    ].join('\n');
  });
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** A week of a log, and how many come after it. */
interface LogWeek {
  readonly monday: string;
  readonly sunday: string;
  readonly before: number;
}

/** Half a year of use in two logs, up to the last whole week before the newest export. */
const LOGS = [weeksOf(13, 13), weeksOf(0, 13)];

function weeksOf(skipped: number, count: number): LogWeek[] {
  return Array.from({ length: count }, (_, at) => {
    const before = skipped + count - 1 - at;
    const dayOf = (days: number): string =>
      new Date(Date.UTC(2027, 2, 22 + days - 7 * before)).toISOString().slice(0, 10);
    return { monday: dayOf(0), sunday: dayOf(6), before };
  });
}

/** Counts by week: practices that signed first have left the MIG six weeks ago, a few are read on neither. */
function usage({ practices, consumers: count }: RegionSize, weeks: readonly LogWeek[]): string {
  const lines = weeks.flatMap(({ monday, before }) =>
    Array.from({ length: practices * count }, (_, at) => {
      const practice = Math.floor(at / count);
      const ends = `${practiceCode(practice)},${consumerCode(at % count)}`;
      const left = practice % 10 < 4 && before < 6;
      const mig = left ? [] : [`${monday},mig,${ends},${3 + (at % 7)}`];
      return [
        ...mig,
        ...(left && practice % 9 > 0 ? [`${monday},hie,${ends},${2 + (at % 5)}`] : []),
      ];
    }).flat(),
  );
  return `${['week,channel,provider,consumer,count', ...lines].join('\n')}\n`;
}
