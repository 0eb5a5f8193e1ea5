import { describe, expect, test } from 'vitest';
import { EACH_MAX } from '../../../src/wire/problem-list.ts';
import { entryOf, event, openHr, problemsOf, read, readCode } from './builder.ts';

const OBSERVED = '<observation/>';

describe('half-broken events', () => {
  test('a date that does not exist is a problem with a path, and the rest is read', () => {
    const broken = event(
      'b',
      'OBS',
      `<effectiveTime datepart="YMD" value="2019-02-30T00:00:00"/>${readCode('G30')}`,
    );
    const reading = read(openHr(broken + event('w', 'OBS', readCode('H33'))));
    expect(entryOf(reading, 'b').date).toBeUndefined();
    expect(entryOf(reading, 'b').codes).toHaveLength(1);
    expect(entryOf(reading, 'w').kind).toBe('diagnosis');
    expect(reading.problems).toEqual([
      {
        severity: 'error',
        path: '/openHealthRecord/healthDomain/event[1]/effectiveTime',
        what: 'effectiveTime holds no date that exists',
      },
    ]);
  });

  test.each([
    [
      'a number that is none',
      '<observation><value><numeric><value>5,5</value></numeric></value></observation>',
      'error: value holds no number',
    ],
    [
      'an operator',
      '<observation><value><numeric><operator>~</operator><value>5</value></numeric></value></observation>',
      'error: an operator this reader does not know',
    ],
    ['a flag', '<observation/><hidden>maybe</hidden>', 'error: hidden is neither true nor false'],
    [
      'a bound',
      '<observation><value><numeric><value>5</value><range><numericRange><low value="x"/></numericRange></range></numeric></value></observation>',
      'error: low holds no number',
    ],
    [
      'a code of no system',
      '<code code="G30" displayName="x"/>',
      'error: a code without codeSystem',
    ],
    [
      'a datepart',
      '<effectiveTime datepart="Q" value="2019-01-01T00:00:00"/>',
      'error: effectiveTime has a datepart this reader does not know',
    ],
  ])('%s this reader does not know', (_, content, problem) => {
    expect(problemsOf(read(openHr(event('e', 'VAL', content))))).toEqual([problem]);
  });

  test('a number that is none is kept as text', () => {
    const value = '<observation><value><numeric><value>5,5</value></numeric></value></observation>';
    expect(entryOf(read(openHr(event('e', 'VAL', value))), 'e').detail).toMatchObject({
      value: { type: 'text', text: '5,5' },
    });
  });

  test.each([
    ['a drug status', '<medication><drugStatus>X</drugStatus></medication>', 'drugStatus'],
    [
      'a prescription type',
      '<medication><prescriptionType>X</prescriptionType></medication>',
      'prescriptionType',
    ],
  ])('%s outside the table means nothing', (_, content, element) => {
    const reading = read(openHr(event('e', 'MED', content)));
    expect(entryOf(reading, 'e').status).toBeUndefined();
    expect(problemsOf(reading)).toEqual([
      `error: ${element} holds a word this reader does not know`,
    ]);
  });

  test('an event of an unknown type, or of none, is told from what it holds', () => {
    const reading = read(
      openHr(
        event('x', 'XXX', '<medication><drugStatus>A</drugStatus></medication>') +
          '<event><id>y</id><diary/></event><event><id>z</id><observation/></event>',
      ),
    );
    expect(entryOf(reading, 'x').kind).toBe('medication');
    expect(entryOf(reading, 'y').kind).toBe('diary');
    expect(entryOf(reading, 'z').kind).toBe('note');
    expect(problemsOf(reading)).toEqual([
      'warning: event of a type this reader does not know',
      'warning: event without eventType',
      'warning: event without eventType',
    ]);
  });

  test('an event without id, and one whose id another bears', () => {
    const reading = read(
      openHr(
        `<event><eventType>OBS</eventType></event>${event('d', 'OBS', OBSERVED)}${event('d', 'OBS', OBSERVED)}`,
      ),
    );
    expect(reading.record.entries).toHaveLength(3);
    expect(problemsOf(reading)).toEqual([
      'error: event without id',
      'error: an identifier that another event bears too',
    ]);
  });

  test('many problems of one wording are listed up to a bound, then counted', () => {
    const broken = event('b', 'OBS', '<effectiveTime datepart="YMD" value="x"/>');
    const { problems } = read(openHr(broken.repeat(EACH_MAX + 7)));
    const dates = problems.filter(({ what }) => what.startsWith('effectiveTime'));
    expect(dates).toHaveLength(EACH_MAX + 1);
    expect(dates.at(-1)?.what).toBe(
      'effectiveTime holds no date that exists (further ones): 7 times',
    );
  });
});

describe('deleted entries', () => {
  test('are no entries, and are counted', () => {
    const deleted = event('d', 'OBS', readCode('G30')).replace(
      '<event>',
      '<event updateMode="delete">',
    );
    const reading = read(
      openHr(deleted + deleted.replace('>d<', '>f<') + event('k', 'OBS', readCode('G30'))),
    );
    expect(reading.record.entries.map(({ localId }) => localId)).toEqual(['k']);
    expect(problemsOf(reading)).toEqual([
      'warning: event deleted at the practice, left out: 2 times',
    ]);
  });

  test('so are problems, encounters and documents', () => {
    const reading = read(
      openHr(
        '<encounter updateMode="delete"><id>1</id></encounter><problem updateMode="delete"><id>2</id></problem><document updateMode="delete"><id>3</id></document><document><id>4</id><deleted>true</deleted></document>',
      ),
    );
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toEqual([
      'warning: encounter deleted at the practice, left out',
      'warning: problem deleted at the practice, left out',
      'warning: document deleted at the practice, left out: 2 times',
    ]);
  });

  test.each([
    ['is marked as deleted', 'updateMode="delete"'],
    ['bears the day it was deleted', 'auditDeleteDate="2019-05-02T10:00:00"'],
  ])('so is an event that %s', (_, mark) => {
    const reading = read(
      openHr(event('d', 'OBS', readCode('G30')).replace('<event>', `<event ${mark}>`)),
    );
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toEqual(['warning: event deleted at the practice, left out']);
  });

  test('a blank day of deletion deletes nothing', () => {
    const kept = event('k', 'OBS', readCode('G30')).replace(
      '<event>',
      '<event updateMode="none" auditDeleteDate="">',
    );
    expect(read(openHr(kept)).record.entries).toHaveLength(1);
  });

  test('a deleted part is left out and counted', () => {
    const reading = read(
      openHr(
        `${event('p', 'OBS', readCode('G30'))}${event('e', 'OBS', `${readCode('H33')}<associatedText updateMode="delete"><value>wrong</value></associatedText>`)}<problem><id>p</id><eventLink updateMode="delete"><id>e</id></eventLink></problem>`,
      ),
    );
    expect(entryOf(reading, 'e').links).toEqual([]);
    expect(entryOf(reading, 'e').text).toEqual([]);
    expect(reading.unmapped).toEqual([]);
    expect(problemsOf(reading)).toEqual([
      'warning: associatedText deleted at the practice, left out',
      'warning: eventLink deleted at the practice, left out',
    ]);
  });
});

describe('who an event is told as of', () => {
  const admin =
    '<person><id>p1</id><forenames>Alma</forenames><surname>Testdoc</surname><title>Dr</title></person>' +
    '<person><id>p2</id><forenames>Bo</forenames><surname>Typist</surname></person>' +
    '<user><id>u1</id><userPerson>p1</userPerson></user><user><id>u2</id><userPerson>p2</userPerson></user>' +
    '<userInRole><id>r1</id><user>u1</user></userInRole><userInRole><id>r2</id><user>u2</user></userInRole>';
  const by = (content: string): readonly string[] | undefined =>
    entryOf(read(openHr(event('e', 'OBS', `${content}${readCode('G30')}`), admin)), 'e').authors;

  test.each([
    ['<authorisingUserInRole>r1</authorisingUserInRole>', ['alma testdoc']],
    ['<enteredByUserInRole>r2</enteredByUserInRole>', ['bo typist']],
    [
      '<authorisingUserInRole>r1</authorisingUserInRole><enteredByUserInRole>r2</enteredByUserInRole>',
      ['alma testdoc', 'bo typist'],
    ],
    [
      '<authorisingUserInRole>r1</authorisingUserInRole><enteredByUserInRole>r1</enteredByUserInRole>',
      ['alma testdoc'],
    ],
    ['<authorisingUserInRole>elsewhere</authorisingUserInRole>', undefined],
    ['', undefined],
  ])('%s', (content, expected) => {
    expect(by(content)).toEqual(expected);
  });
});
