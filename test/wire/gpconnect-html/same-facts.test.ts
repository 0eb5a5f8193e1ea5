import { expect, test } from 'vitest';
import { compareReadings } from '../../../src/compare/compare-readings.ts';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { dated, event, read, readCode, record } from '../emis-open/builder.ts';
import { readSection, table } from './builder.ts';

test('the same facts in an EMIS Open record and in HTML compare without a finding', () => {
  const drug = (n: string, st: string, t: string, d: string): string =>
    `<Medication><AssignedDate>${d}</AssignedDate><Dosage>One daily</Dosage><Quantity>28</Quantity><QuantityUnits>tablet</QuantityUnits><QuantityRepresentation>28 tablet</QuantityRepresentation><Drug><PreparationID><Value>1</Value><Term>${n}</Term></PreparationID></Drug><PrescriptionType>${t}</PrescriptionType><Status>${st}</Status></Medication>`;
  const mig = read(
    record(`<EventList>
    ${event('1', dated('03/02/2012') + readCode('H33..', 'Asthma') + '<Problem><ProblemStatus>1</ProblemStatus><Significance>1</Significance></Problem>')}
    ${event('2', dated('03/02/2013') + readCode('22A..', 'Body weight') + '<NumericValue><Value>70</Value><Units>kg</Units></NumericValue>')}
    ${event('3', dated('03/02/2014') + readCode('2469.', 'Systolic') + '<GroupID>1</GroupID><NumericValue><Value>120</Value><Units>mmHg</Units></NumericValue>')}
    ${event('4', dated('03/02/2014') + readCode('246A.', 'Diastolic') + '<GroupID>1</GroupID><NumericValue><Value>80</Value><Units>mmHg</Units></NumericValue>')}
    ${event('5', dated('03/02/2015') + readCode('7J10.', 'Appendicectomy'))}
    ${event('6', dated('03/02/2016') + readCode('65E..', 'Influenza vaccination') + '<EventType>13</EventType>')}
    ${event('7', dated('03/02/2017') + readCode('44J3.', 'Serum creatinine') + '<NumericValue><Value>80</Value><Units>umol/L</Units></NumericValue>')}
    </EventList>
    <ConsultationList><Consultation>${dated('03/02/2014')}<LocationTypeID><RefID>7</RefID></LocationTypeID></Consultation></ConsultationList>
    <AllergyList><Allergy>${dated('2003', '2')}${readCode('14L1.', 'Allergy to penicillin')}</Allergy></AllergyList>
    <MedicationList>${drug('Ramipril 5mg tablets', 'C', 'REPEAT', '05/06/2018')}${drug('Amoxicillin 500mg', 'P', 'ACUTE', '05/06/2019')}${drug('Atenolol 50mg tablets', 'P', 'REPEAT', '05/06/2010')}</MedicationList>
    <ReferralList><Referral>${dated('03/02/2019')}${readCode('8H44.', 'Cardiological referral')}<Urgency>2</Urgency></Referral></ReferralList>`),
  );
  const h2 = (t: string): string => `<h2>${t}</h2>`;
  const hie = mergeReadings([
    readSection(
      'SUM',
      h2('Active Problems and Issues') +
        table(
          ['Start Date', 'Entry', 'Significance', 'Details'],
          ['03-Feb-2012', 'Asthma', 'Major', ''],
        ),
    ),
    readSection(
      'PRB',
      h2('Active Problems and Issues') +
        table(
          ['Start Date', 'Entry', 'Significance', 'Details'],
          ['03-Feb-2012', 'Asthma', 'Major', ''],
        ),
    ),
    readSection(
      'OBS',
      table(
        ['Date', 'Entry', 'Value', 'Details'],
        ['03-Feb-2013', 'Body weight', '70 kg', ''],
        ['03-Feb-2014', 'Blood pressure', '120/80 mmHg', ''],
        ['03-Feb-2017', 'Serum creatinine', '80 umol/L', ''],
      ),
    ),
    readSection('CLI', table(['Date', 'Entry', 'Details'], ['03-Feb-2015', 'Appendicectomy', ''])),
    readSection(
      'IMM',
      table(
        ['Date', 'Vaccination', 'Part', 'Contents', 'Details'],
        ['03-Feb-2016', 'Influenza vaccination', '', '', ''],
      ),
    ),
    readSection('ENC', table(['Date', 'Title', 'Details'], ['03-Feb-2014', 'GP Surgery', ''])),
    readSection(
      'ALL',
      h2('Current Allergies') + table(['Start Date', 'Details'], ['2003', 'Allergy to penicillin']),
    ),
    readSection(
      'REF',
      table(
        ['Date', 'From', 'To', 'Priority', 'Details'],
        ['03-Feb-2019', '', '', 'Urgent', 'Cardiological referral'],
      ),
    ),
    readSection(
      'MED',
      h2('Acute Medication') +
        table(
          ['Type', 'Start Date', 'Medication Item', 'Dosage Instruction', 'Quantity'],
          ['Acute', '05-Jun-2019', 'Amoxicillin 500mg', 'One daily', '28 tablet'],
        ) +
        h2('Current Repeat Medication') +
        table(
          ['Type', 'Start Date', 'Medication Item', 'Dosage Instruction', 'Quantity'],
          ['Repeat', '05-Jun-2018', 'Ramipril 5mg tablets', 'One daily', '28 tablet'],
        ) +
        h2('Discontinued Repeat Medication') +
        table(
          ['Last Issued Date', 'Medication Item', 'Dosage Instruction', 'Quantity'],
          ['05-Jun-2012', 'Atenolol 50mg tablets', 'One daily', '28 tablet'],
        ),
    ),
  ]);
  const document = compareReadings({
    mig,
    hie,
    case: 'c',
    asAt: '2020-01-01' as CalendarDate,
    tool: { version: '0' },
  });
  expect(document.pairs).toHaveLength(12);
  expect(document.findings).toEqual([]);
  const fields = document.notComparable.map(({ kind, field }) => `${kind} ${field}`);
  expect(fields).toContain('medication codes');
  expect(fields).toContain('medication date');
  expect(fields).toContain('procedure kind');
});
