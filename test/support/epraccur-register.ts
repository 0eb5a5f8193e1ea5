/** A row of a synthetic epraccur, before it is written in a dialect; what is left out is empty. */
export interface EpraccurEntry {
  readonly code: string;
  readonly name: string;
  readonly postcode?: string;
  readonly opened?: string;
  readonly closed?: string;
  readonly status: 'A' | 'C' | 'D' | 'P' | 'Q';
  readonly commissioner?: string;
  readonly joined?: string;
  readonly setting: string;
}

/** How a copy of the file is written. */
export interface EpraccurStyle {
  readonly lineEnd?: '\r\n' | '\n';
  readonly mark?: boolean;
  readonly quoted?: boolean;
}

/** One active row for every prescribing setting from 0 to 26, used or not. */
const OF_EVERY_SETTING: readonly EpraccurEntry[] = Array.from({ length: 27 }, (_, setting) => ({
  code: `X910${String(setting).padStart(2, '0')}`,
  name: `ENTRY OF SETTING ${setting}`,
  postcode: `ZZ97 ${setting % 10}AA`,
  status: 'A',
  setting: String(setting),
}));

/**
 * Every trap of epraccur: repeated names, shared postcodes, all statuses and one unknown, every setting
 * from 0 to 26 and none, a code of letters and digits mixed, a name with a comma and quotes.
 */
export const TRAPS: readonly EpraccurEntry[] = [
  ...OF_EVERY_SETTING,
  { code: 'X92001', name: 'THE SURGERY', postcode: 'ZZ99 1AA', status: 'A', setting: '4' },
  { code: 'X92002', name: 'THE SURGERY', postcode: 'ZZ99 1AA', status: 'A', setting: '4' },
  { code: 'X92003', name: 'THE SURGERY', postcode: 'ZZ99 2BB', status: 'A', setting: '4' },
  { code: 'X92004', name: 'QUAY "NORTH", THE', postcode: 'ZZ99 2BB', status: 'A', setting: '4' },
  { code: 'X92005', name: 'FELL VIEW', status: 'D', setting: '4' },
  { code: 'X92006', name: 'STATION ROAD', closed: '20190630', status: 'C', setting: '4' },
  { code: 'X92007', name: 'NEW TOWN', opened: '20200601', status: 'P', setting: '4' },
  { code: 'X92008', name: 'CANAL STREET', status: 'Q', setting: '4' },
  // It joined its commissioner nine months before the file that first shows it.
  {
    code: 'X92009',
    name: 'MOORSIDE',
    commissioner: 'X9E',
    joined: '20190401',
    status: 'A',
    setting: '4',
  },
  { code: 'X92010', name: 'UNSORTED TEAM', status: 'A', setting: '' },
  { code: 'X9A901', name: 'ISLAND PRACTICE', status: 'A', setting: '4' },
];

/** The file as ODS wrote it until 2020: a letter in column 13, the setting in column 26. */
export function writeLegacyEpraccur(
  entries: readonly EpraccurEntry[],
  style: EpraccurStyle = {},
): string {
  return writeRows(entries, style, ({ status, setting }) => [status, setting]);
}

/** The same as ODS Data Search and Export writes it, which knows two statuses and role codes. */
export function writeDseEpraccur(
  entries: readonly EpraccurEntry[],
  style: EpraccurStyle = {},
): string {
  return writeRows(entries, style, ({ status, setting }) => [
    DSE_STATUS[status],
    setting === '' ? '' : (DSE_ROLES[setting] ?? 'RO177'),
  ]);
}

const DSE_STATUS = {
  A: 'ACTIVE',
  P: 'ACTIVE',
  C: 'INACTIVE',
  D: 'INACTIVE',
  Q: 'PENDING',
} as const;
const DSE_ROLES: Readonly<Record<string, string>> = {
  4: 'RO177|RO76',
  25: 'RO82|RO177',
  26: 'RO177|RO999',
};

function writeRows(
  entries: readonly EpraccurEntry[],
  { lineEnd = '\r\n', mark = false, quoted = true }: EpraccurStyle,
  columns: (entry: EpraccurEntry) => readonly [status: string, setting: string],
): string {
  const lines = entries.map((entry) => {
    const { opened = '19740401', commissioner = 'X9C', joined = '20130401' } = entry;
    const [status, setting] = columns(entry);
    const place = [
      'X9N',
      'X9G',
      '1 EXAMPLE STREET',
      '',
      '',
      'EXAMPLETON',
      '',
      entry.postcode ?? '',
    ];
    const dates = [opened, entry.closed ?? '', status, 'B', commissioner, joined, ''];
    const tail = ['01632 960000', '', '', '', '0', '', commissioner, '', setting, ''];
    const cells = [entry.code, entry.name, ...place, ...dates, ...tail];
    return cells.map((cell) => writeCell(cell, quoted)).join(',');
  });
  return `${mark ? '\uFEFF' : ''}${lines.join(lineEnd)}${lineEnd}`;
}

function writeCell(text: string, quoted: boolean): string {
  return quoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
