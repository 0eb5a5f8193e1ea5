import { describe, expect, test } from 'vitest';
import { entryOf, event, itemOf, openHr, problemsOf, read, readCode } from './builder.ts';

const pressure = (...children: string[]): string =>
  event(
    'p',
    'INV',
    `<effectiveTime datepart="YMD" value="2020-01-03T00:00:00"/>${readCode('246')}<observation><complexObservation>${children.map((id) => `<childLink>${id}</childLink>`).join('')}</complexObservation></observation>`,
  );

const reading = (id: string, code: string, amount: string, further = ''): string =>
  event(
    id,
    'VAL',
    `<effectiveTime datepart="YMD" value="2020-01-0${amount.length}T00:00:00"/>${readCode(code)}<observation><value><numeric><value>${amount}</value></numeric></value>${further}</observation>`,
  );

const policy = (id: string, flag: string): string =>
  `<confidentialityPolicy><id>${id}</id><restrictToOrganisation>${flag}</restrictToOrganisation></confidentialityPolicy>`;

describe('blood pressure', () => {
  test('of two systolic readings one is taken in, the other stays and is told', () => {
    const result = read(
      openHr(pressure('a', 'b') + reading('a', '2469', '130') + reading('b', '2469', '140')),
    );
    expect(entryOf(result, 'p').detail).toMatchObject({ systolic: { number: { text: '130' } } });
    expect(entryOf(result, 'b').kind).toBe('observation');
    expect(problemsOf(result)).toEqual(['warning: a second reading under one blood pressure']);
  });

  test('a reading of another day is told', () => {
    const result = read(openHr(pressure('a') + reading('a', '246A', '90')));
    expect(entryOf(result, 'p').detail).toMatchObject({ diastolic: { number: { text: '90' } } });
    expect(problemsOf(result)).toEqual(['warning: a reading dated other than its blood pressure']);
  });

  test('what names a reading that was taken in means the blood pressure', () => {
    const health = `<encounter><id>c</id><component><event>a</event></component></encounter>${pressure('a')}${reading('a', '2469', '130')}<problem><id>a</id></problem>`;
    const result = read(openHr(health));
    expect(entryOf(result, 'p').links).toEqual([{ relation: 'encounter', target: 'c' }]);
    expect(entryOf(result, 'problem:a').links).toEqual([{ relation: 'twin', target: 'p' }]);
  });

  test('a reading in words is not taken in', () => {
    const words = event(
      'a',
      'VAL',
      `${readCode('2469')}<observation><value><text>unrecordable</text></value></observation>`,
    );
    const result = read(openHr(pressure('a') + words));
    expect(entryOf(result, 'p').kind).toBe('observation');
    expect(entryOf(result, 'a').detail).toMatchObject({ value: { text: 'unrecordable' } });
  });
});

describe('problems', () => {
  test('one whose event is not there stays, with an error', () => {
    const reading = read(openHr('<problem><id>gone</id><status>PP</status></problem>'));
    expect(entryOf(reading, 'problem:gone')).toMatchObject({
      status: 'potential',
      codes: [],
      links: [],
    });
    expect(problemsOf(reading)).toEqual([
      'error: the event a problem stands for is not in the answer',
    ]);
  });

  test('one that stands for a value leaves the value its own entry', () => {
    const value = `${readCode('44P')}<observation><value><numeric><value>7</value></numeric></value></observation>`;
    const reading = read(openHr(`${event('v', 'VAL', value)}<problem><id>v</id></problem>`));
    expect(entryOf(reading, 'v').kind).toBe('result');
    expect(entryOf(reading, 'problem:v')).toMatchObject({
      codes: [{ code: '44P..' }],
      links: [{ relation: 'twin', target: 'v' }],
    });
    expect(reading.record.mergedTwins).toBe(0);
  });

  test('a child problem links to its parent', () => {
    const health = `${event('a', 'OBS', readCode('G30'))}${event('b', 'OBS', readCode('G33'))}<problem><id>a</id><childProblem><id>b</id></childProblem></problem><problem><id>b</id><parentProblem><id>a</id></parentProblem></problem>`;
    expect(entryOf(read(openHr(health)), 'b').links).toEqual([
      { relation: 'problem', target: 'a' },
    ]);
  });
});

describe('documents', () => {
  test('one that names an observation, not an attachment, is an entry beside it', () => {
    const reading = read(
      openHr(
        `${event('o', 'OBS', readCode('G30'))}<document><id>d</id><description>Scan</description><observation>o</observation></document>`,
      ),
    );
    expect(entryOf(reading, 'd')).toMatchObject({
      detail: { title: 'Scan' },
      links: [{ relation: 'twin', target: 'o' }],
    });
  });

  test('content that is not base64 is told', () => {
    const reading = read(
      openHr('<document><id>d</id><data><documentData>***</documentData></data></document>'),
    );
    expect(problemsOf(reading)).toEqual(['error: the content of a document is not base64']);
  });
});

describe('whose entries they are', () => {
  const admin =
    '<person><id>p</id><surname>S</surname></person><patient><id>1</id><patientPerson>p</patientPerson></patient>';

  test('an entry of another patient is an error', () => {
    const other = event('e', 'OBS', '<patient>2</patient>');
    expect(problemsOf(read(openHr(other, admin)))).toEqual([
      'error: event belongs to another patient',
    ]);
  });

  test('a restricted policy marks the item, an unrestricted one does not', () => {
    const reading = read(
      openHr(
        event('a', 'MED', '<confidentialityPolicy>open</confidentialityPolicy><medication/>') +
          event('b', 'IMM', '<confidentialityPolicy>shut</confidentialityPolicy><observation/>'),
        policy('open', 'false') + policy('shut', 'true'),
      ),
    );
    expect(itemOf(reading, 'medication').warnings).toEqual([]);
    expect(itemOf(reading, 'procedures').warnings).toEqual(['confidential-items']);
  });
});
