import type { Moment, Region, SimulatedPractice } from './model.ts';
import { shiftYears } from './moments.ts';

/** A practice line of epraccur, before it is written in a dialect. */
interface EpraccurRow {
  readonly practice: Pick<SimulatedPractice, 'code' | 'name' | 'address' | 'commissioner'>;
  readonly status: 'A' | 'C' | 'D';
  readonly closed: string;
  /** Prescribing setting of the legacy dialect; 4 is a GP practice. */
  readonly setting: '4' | '1';
}

/** Rows no patient belongs to: a closed and a dormant practice, and a walk-in centre. */
const ODD_ROWS: readonly Pick<EpraccurRow, 'status' | 'closed' | 'setting'>[] = [
  { status: 'C', closed: '20190331', setting: '4' },
  { status: 'D', closed: '', setting: '4' },
  { status: 'A', closed: '', setting: '1' },
];

/** `epraccur.csv` with the meanings it had before the ODS moved to its new search and export. */
export function writeEpraccurLegacy(region: Region): string {
  return writeRows(region, ({ status, setting }) => ({ status, setting }));
}

/** The same file with the meanings the new search and export gives its columns 13 and 26. */
export function writeEpraccurDse(region: Region): string {
  return writeRows(region, ({ status, setting }) => ({
    status: status === 'A' ? 'ACTIVE' : 'INACTIVE',
    setting: setting === '4' ? 'RO76' : 'RO87',
  }));
}

/** The state of both channels' agreements, one row for each party, with a column of people to drop. */
export function writeAgreements(region: Region): string {
  const { asAt } = region.options;
  const header =
    'agreement,channel,party,role,state,signed_on,valid_from,valid_to,dpia_state,as_at,signatory,signatory_email';
  const lines = (['mig', 'hie'] as const).flatMap((channel) => {
    const terms = agreementTerms(channel, asAt);
    const party = (code: string, role: string, signed: boolean): string => {
      const [state, on] = signed ? ['active', terms.from] : ['issued', ''];
      const person = `Signatory of ${code},signatory@${code.toLowerCase()}.invalid`;
      return `${terms.id},${channel},${code},${role},${state},${on},${terms.from},${terms.to},approved,${asAt},${person}`;
    };
    return [
      ...region.practices.map(({ code, signed }) => party(code, 'provider', signed[channel])),
      ...region.consumers.map(({ code }) => party(code, 'consumer', true)),
    ];
  });
  return table(header, lines);
}

/** The sample list a user would hold: every patient, with the traits that make them worth asking. */
export function writeSamples(region: Region): string {
  const lines = region.patients.map(
    ({ practice, nhsNumber, traits }) => `${practice.code},${nhsNumber},${traits[0] ?? 'routine'}`,
  );
  return table('practice,nhs_number,stratum', lines);
}

/** Which system each practice uses; no ODS file says so. */
export function writeSuppliers(region: Region): string {
  const lines = region.practices.map(({ code, supplier }) => `${code},${supplier}`);
  return table('code,supplier', lines);
}

/** Which network each practice belongs to. */
export function writePcns(region: Region): string {
  return table(
    'code,pcn',
    region.practices.map(({ code, pcn }) => `${code},${pcn.code}`),
  );
}

/** The organisations that view records. */
export function writeConsumers(region: Region): string {
  const lines = region.consumers.map(({ code, name }) => `${code},${name},trust,active`);
  return table('code,name,kind,status', lines);
}

function agreementTerms(
  channel: 'mig' | 'hie',
  asAt: Moment,
): { readonly id: string; readonly from: Moment; readonly to: Moment } {
  return channel === 'mig'
    ? { id: 'MIG-SHARING', from: shiftYears(asAt, -9), to: shiftYears(asAt, 1) }
    : { id: 'HIE-SHARING', from: shiftYears(asAt, -1), to: shiftYears(asAt, 3) };
}

function table(header: string, lines: readonly string[]): string {
  return `${[header, ...lines].join('\n')}\n`;
}

/** 27 columns, no header, every cell quoted, lines ended as the originals end them. */
function writeRows(
  region: Region,
  dialect: (row: EpraccurRow) => { readonly status: string; readonly setting: string },
): string {
  const [first] = region.practices;
  const own = region.practices.map((practice): EpraccurRow => ({
    practice,
    status: 'A',
    closed: '',
    setting: '4',
  }));
  const odd = ODD_ROWS.flatMap((row, i) => {
    if (first === undefined) return [];
    const practice = { ...first, code: `X9800${i + 1}`, name: `Simulated Odd Entry ${i + 1}` };
    return [{ ...row, practice }];
  });
  return [...own, ...odd].map((row) => writeRow(row, dialect(row))).join('');
}

function writeRow(
  row: EpraccurRow,
  { status, setting }: { readonly status: string; readonly setting: string },
): string {
  const { code, name, address, commissioner } = row.practice;
  const place = [address.street, '', address.town, 'SIMULSHIRE', '', address.postcode];
  const dates = ['19740401', row.closed];
  const joined = ['20130401', row.closed];
  const tail = ['01632960000', '', '', '', '0', '', commissioner.code, '', setting, ''];
  const cells = [
    code,
    name.toUpperCase(),
    'Y63',
    'QZZ',
    ...place,
    ...dates,
    status,
    'B',
    commissioner.code,
    ...joined,
    ...tail,
  ];
  return `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`;
}
