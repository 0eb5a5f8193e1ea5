import writeWorkbook from 'write-excel-file/node';

/** A cell: text, or a day written as a spreadsheet writes one, as a count of days with a format. */
export type SheetCell = string | Date | null;

const PCN_HEADER = [
  'PCN Code',
  'PCN Name',
  'Current\r\nSub ICB Loc Code',
  'Sub ICB Location',
  'Open Date',
  'Close Date',
  'Address Line 1',
  'Address Line 2',
  'Address Line 3',
  'Address Line 4',
  'Address Line 5',
  'Postcode',
];

const PARTNER_HEADER = [
  'Partner\nOrganisation\nCode',
  'Partner\nName',
  'Practice\nParent\nSub ICB Loc Code',
  'Practice\nParent\nSub ICB Loc Name',
  'PCN Code',
  'PCN Name',
  'PCN Parent\nSub ICB Loc Code',
  'PCN Parent\nSub ICB Loc Name',
  'Practice to PCN\nRelationship\nStart Date',
  'Practice to PCN\nRelationship\nEnd Date',
  'Practice and PCN Parent\nSub ICB Loc Match',
];

/** A network for the first sheet. */
export function pcnRow(code: string, opened: SheetCell, closed: SheetCell = null): SheetCell[] {
  const address = ['1 EXAMPLE STREET', null, 'EXAMPLETON', null, null, 'ZZ99 1AA'];
  return [code, `NETWORK ${code}`, '00X', 'EXAMPLE SUB-ICB', opened, closed, ...address];
}

/** A core partner for the second sheet. */
export function partnerRow(
  code: string,
  pcn: string,
  since: SheetCell,
  until: SheetCell = null,
): SheetCell[] {
  const commissioner = ['00X', 'EXAMPLE SUB-ICB'];
  return [code, 'THE SURGERY', ...commissioner, pcn, 'NETWORK', ...commissioner, since, until, 'Y'];
}

/** A day as a spreadsheet holds it. */
export function sheetDay(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

/** ePCN.xlsx with its two sheets, as ODS lays them out. */
export function writePcnWorkbook(
  pcns: readonly SheetCell[][],
  partners: readonly SheetCell[][],
  names: readonly [string, string] = ['PCNDetails', 'PCN Core Partner Details'],
): Promise<Buffer> {
  const sheet = (rows: readonly SheetCell[][]) =>
    rows.map((row) =>
      row.map((value) => {
        if (value === null) return null;
        return value instanceof Date
          ? { value, type: Date, format: 'dd/mm/yyyy' }
          : { value, type: String };
      }),
    );
  return writeWorkbook([
    { data: sheet([PCN_HEADER, ...pcns]), sheet: names[0] },
    { data: sheet([PARTNER_HEADER, ...partners]), sheet: names[1] },
  ]).toBuffer();
}
