import type { Entry } from '../../../src/record/entry.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readEmisOpen } from '../../../src/wire/emis-open/read.ts';

export const REGISTRATION = `<Registration>
    <DateOfBirth>31/05/1952</DateOfBirth><Sex>F</Sex><FamilyName>Larkspur</FamilyName>
    <FirstNames>Wilma Ann</FirstNames><Title>Mrs</Title><NhsNumber>9000000009</NhsNumber>
    <Address><HouseNameFlat>1</HouseNameFlat><Street>Test Lane</Street><PostCode>ZZ99 3AA</PostCode></Address>
  </Registration>`;

export const DIRECTORIES = `<LocationList><Location><RefID>1</RefID><GUID>{AAAAAAAA-0000-0000-0000-000000000001}</GUID>
    <LocationName>Test Surgery</LocationName><NationalCode>X90001</NationalCode></Location>
    <Location><RefID>2</RefID><LocationName>Test Infirmary</LocationName></Location></LocationList>
  <LocationTypeList><LocationType><RefID>7</RefID><Description>GP Surgery</Description></LocationType></LocationTypeList>
  <Originator><System><Name>EMIS</Name></System><Organisation><RefID>1</RefID></Organisation></Originator>`;

/** A record with the lists given between its patient and its directories. */
export function record(lists: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<MedicalRecord xmlns="http://www.e-mis.com/emisopen/MedicalRecord" PatientID="12">
  ${REGISTRATION}
  ${lists}
  ${DIRECTORIES}
</MedicalRecord>`;
}

export function readCode(value: string, term: string, mapped?: string): string {
  const map =
    mapped === undefined ? '' : `<MapCode>${mapped}</MapCode><MapScheme>SNOMED</MapScheme>`;
  return `<Code><Value>${value}</Value><Scheme>READ2</Scheme><Term>${term}</Term>${map}</Code>`;
}

export function event(id: string, inner: string): string {
  return `<Event><RefID>${id}</RefID><GUID>{EEEEEEEE-0000-0000-0000-00000000000${id}}</GUID>${inner}</Event>`;
}

export function dated(date: string, part = '0'): string {
  return `<AssignedDate>${date}</AssignedDate><DatePart>${part}</DatePart>`;
}

export function read(text: string): Reading {
  return readEmisOpen(new TextEncoder().encode(text));
}

export function item(reading: Reading, name: DataItem): ItemReport | undefined {
  return reading.record.items.find((report) => report.item === name);
}

/** What a person would check of an entry, without where it stands. */
export function gist({ kind, term, codes, date, status, text, detail }: Entry): unknown {
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('precision' in value && 'text' in value) return value.text;
    if ('digits' in value && 'text' in value) return value.text;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name, each]) => name !== 'kind' && each !== undefined)
        .map(([name, each]) => [name, plain(each)]),
    );
  };
  return {
    kind,
    term,
    codes: codes.map(({ system, code }) => `${system.split('/').at(-1)} ${code}`),
    date: date?.text,
    status,
    text,
    ...(plain(detail) as object),
  };
}

export function gists(reading: Reading): unknown[] {
  return reading.record.entries.map(gist);
}

export function whats(reading: Reading): string[] {
  return reading.problems.map(({ severity, what }) => `${severity}: ${what}`);
}
