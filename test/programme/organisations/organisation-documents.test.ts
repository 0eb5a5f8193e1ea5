import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { readOrganisationDocuments } from '../../../src/programme/organisations/organisation-documents.ts';
import type { RegisterFile } from '../../../src/programme/organisations/register-file.ts';
import { day, registerText } from '../../support/register-files.ts';

function read(value: unknown, asAt = '2020-06-01'): RegisterFile {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const file = readOrganisationDocuments(text, day(asAt));
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

function refusalOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const file = readOrganisationDocuments(text, day('2020-06-01'));
  return isRefusal(file) ? file.refused : 'was read';
}

/** A record of the ORD interface with only what is given beside code, name, status and class. */
function ordRecord(more: Readonly<Record<string, unknown>>): unknown {
  const named = { Name: 'THE SURGERY', OrgId: { extension: 'X90001' }, Status: 'Active' };
  return { Organisation: { ...named, orgRecordClass: 'RC1', ...more } };
}

describe('a record of the ORD interface', () => {
  const practice = read(registerText('ord-record-X90006-2020-04-30.json'));
  const trust = read(registerText('ord-record-X9A10-2020-04-30.json'));

  test('operational and legal days are kept apart', () => {
    expect(practice.importedAs).toBe('ord-record');
    expect(practice.organisations).toMatchObject([
      {
        code: 'X90006',
        kind: 'gp-practice',
        status: 'closed',
        opened: '1990-06-01',
        closed: '2020-03-31',
        legallyOpened: '1990-04-01',
        legallyClosed: '2020-04-05',
        postcode: 'ZZ99 5EE',
      },
    ]);
  });

  test('roles: the one marked is primary, those of the practice are not', () => {
    expect(practice.roles).toEqual([
      {
        code: 'X90006',
        role: 'RO177',
        primary: true,
        status: 'inactive',
        since: '1990-06-01',
        until: '2020-03-31',
      },
      {
        code: 'X90006',
        role: 'RO76',
        primary: false,
        status: 'inactive',
        since: '2014-04-15',
        until: '2020-03-31',
      },
    ]);
  });

  test('links: relation codes are kept, the relation is our reading of them', () => {
    const links = practice.links.map(({ relation, relationCode, target, status, since, until }) => [
      relation,
      relationCode,
      target,
      status,
      since,
      until,
    ]);
    expect(links).toEqual([
      ['commissioner', 'RE4', 'X9D', 'active', '2013-04-01', undefined],
      ['commissioner', 'RE4', 'X9Y', 'inactive', '2006-10-01', '2013-03-31'],
      ['pcn', 'RE8', 'X9P01', 'active', '2019-07-01', undefined],
      ['successor', undefined, 'X90001', undefined, '2020-04-01', undefined],
    ]);
  });

  test('the commissioner is the link in force, a network is a membership', () => {
    expect(practice.organisations[0]).toMatchObject({
      commissioner: 'X9D',
      commissionerSince: '2013-04-01',
    });
    const days = { since: '2019-07-01', until: undefined };
    expect(practice.members).toEqual([{ kind: 'pcn', code: 'X90006', value: 'X9P01', ...days }]);
  });

  test('of several successors none is chosen: a person is asked', () => {
    const successors = trust.links.filter(({ relation }) => relation === 'successor');
    expect(successors.map(({ target }) => target)).toEqual(['X9A11', 'X9A12']);
    expect(trust.notes).toContainEqual({
      what: 'several-successors',
      value: 'X9A10',
      rows: 1,
      line: 1,
    });
  });

  test.each([
    ['orgRecordClass', { orgRecordClass: 'RC2' }, []],
    ['OrgRecordClass', { orgRecordClass: undefined, OrgRecordClass: 'RC1' }, []],
    ['none', { orgRecordClass: undefined }, [{ value: '' }]],
    ['an unknown one', { orgRecordClass: 'RC9' }, [{ value: 'RC9' }]],
  ])('record class written as %s', (_, more, notes) => {
    const found = read(ordRecord(more)).notes.filter(({ what }) => what === 'unknown-record-class');
    expect(found).toMatchObject(notes);
  });

  test.each([
    ['Active', undefined, 'active'],
    ['Inactive', '2020-03-31', 'closed'],
    ['Inactive', undefined, undefined],
    ['Retired', undefined, undefined],
  ])('status %s with last day %s is %s', (Status, End, status) => {
    const Date = [{ Type: 'Operational', Start: '2001-04-01', End }];
    expect(read(ordRecord({ Status, Date })).organisations[0]?.status).toBe(status);
  });

  test('a legal end alone closes nothing', () => {
    const Date = [{ Type: 'Legal', Start: '2001-04-01', End: '2020-03-31' }];
    const [one] = read(ordRecord({ Status: 'Inactive', Date })).organisations;
    expect(one).toMatchObject({ status: undefined, closed: undefined, opened: undefined });
    expect(one).toMatchObject({ legallyClosed: '2020-03-31' });
  });

  test('two commissioners in force on the day: none is chosen, and it is noted', () => {
    const rel = (extension: string) => ({
      id: 'RE4',
      Status: 'Active',
      Date: [{ Type: 'Operational', Start: '2019-04-01' }],
      Target: { OrgId: { extension }, PrimaryRoleId: { id: 'RO98' } },
    });
    const file = read(ordRecord({ Rels: { Rel: [rel('X9C'), rel('X9D')] } }));
    expect(file.organisations[0]?.commissioner).toBeUndefined();
    expect(file.notes).toContainEqual(expect.objectContaining({ what: 'several-commissioners' }));
  });

  test.each([
    ['RO318', 'RO261', 'icb'],
    ['RO319', 'RO98', 'commissioner'],
    ['RO57', 'RO197', 'trust'],
    ['RO57', 'RO198', 'trust-site'],
    ['RO57', 'RO272', 'pcn'],
    ['RO57', 'RO141', 'other'],
  ])('role %s of primary role %s is kind %s', (id, primary, kind) => {
    const Role = [
      { id: primary, primaryRole: true, Status: 'Active' },
      { id, Status: 'Active' },
    ];
    expect(read(ordRecord({ Roles: { Role } })).organisations[0]?.kind).toBe(kind);
  });

  test('a role that has ended no longer says what it is', () => {
    const Role = [
      { id: 'RO177', primaryRole: true, Status: 'Active' },
      { id: 'RO76', Status: 'Inactive' },
    ];
    const [one] = read(ordRecord({ Roles: { Role } })).organisations;
    expect(one?.kind).toBe('prescribing-cost-centre');
  });

  test.each([
    ['a code that is none', ordRecord({ OrgId: { extension: '!' } }), 'OrgId.extension'],
    ['no name', ordRecord({ Name: '' }), 'name'],
    ['an address of a person', ordRecord({ Name: 'a@example.invalid' }), 'name'],
    ['the number of a patient', ordRecord({ Name: 'SURGERY 9434765919' }), 'name'],
    [
      'a code that could be one',
      ordRecord({ OrgId: { extension: '9434765919' } }),
      'OrgId.extension',
    ],
    ['a name that moves the cursor', ordRecord({ Name: 'A\u001B[2J' }), 'name'],
    ['a role of no shape', ordRecord({ Roles: { Role: { id: 'Mr Example' } } }), 'Roles.Role'],
    ['a faulty day', ordRecord({ Date: [{ Type: 'Legal', Start: '2020-02-30' }] }), 'Date'],
    ['a role without code', ordRecord({ Roles: { Role: [{ Status: 'Active' }] } }), 'Roles.Role'],
    ['a link without target', ordRecord({ Rels: { Rel: [{ id: 'RE4' }] } }), 'Rels.Rel'],
    [
      'a succession of no known type',
      ordRecord({
        Succs: { Succ: { Type: 'Merger', Target: { OrgId: { extension: 'X90002' } } } },
      }),
      'Succs.Succ',
    ],
  ])('%s rejects the record', (_, record, column) => {
    expect(read([ordRecord({ OrgId: { extension: 'X90009' } }), record])).toMatchObject({
      rows: 2,
      organisations: [{ code: 'X90009' }],
      rejected: [{ line: 2, column }],
    });
  });
});

describe('a list of the ORD interface', () => {
  const row = { Name: 'THE SURGERY', OrgId: 'X90001', Status: 'Active', OrgRecordClass: 'RC1' };
  const file = read({
    Organisations: [
      { ...row, PostCode: 'ZZ99 1AA', PrimaryRoleId: 'RO177' },
      { ...row, OrgId: 'X9A10', Status: 'Inactive', PrimaryRoleId: 'RO197' },
    ],
  });

  test('names the primary role only: whether it is a practice is not said, and no day is', () => {
    expect(file.importedAs).toBe('ord-list');
    expect(file.organisations).toMatchObject([
      { code: 'X90001', kind: 'prescribing-cost-centre', status: 'active', opened: undefined },
      { code: 'X9A10', kind: 'trust', status: undefined, closed: undefined },
    ]);
    expect(file.notes).toContainEqual({
      what: 'practice-role-not-said',
      value: 'RO177',
      rows: 1,
      line: 1,
    });
  });

  test('of links only is refused', () => {
    expect(refusalOf({ Organisations: [{ OrgLink: 'https://x.invalid/X90001' }] })).toContain(
      'only links',
    );
  });
});

describe('FHIR R4', () => {
  const file = read(registerText('fhir-r4-2020-04-30.json'), '2020-04-30');

  test('an Organization: roles with days, and which is primary is not said', () => {
    expect(file.importedAs).toBe('fhir-r4');
    expect(file.organisations).toMatchObject([
      {
        code: 'X90010',
        kind: 'gp-practice',
        status: 'active',
        opened: '1974-04-01',
        legallyOpened: '1948-07-05',
        commissioner: 'X9E',
        commissionerSince: '2020-04-01',
        postcode: 'ZZ99 9JJ',
      },
    ]);
    expect(file.roles).toMatchObject([
      { role: 'RO177', primary: undefined, status: 'active', since: '1974-04-01' },
      { role: 'RO76', primary: undefined, status: 'active', since: '2014-04-15' },
    ]);
  });

  test('an OrganizationAffiliation: from the organisation to the one it takes part in', () => {
    expect(file.links).toMatchObject([
      { code: 'X90010', relation: 'commissioner', relationCode: 'RE4', target: 'X9E' },
      { code: 'X90010', relation: 'operator', relationCode: 'RE6', target: 'X9A10' },
    ]);
    expect(file.links[1]).toMatchObject({ status: 'inactive', until: '2019-03-31' });
  });

  test.each([
    ['its profile', { meta: { profile: ['https://fhir.nhs.uk/STU3/x/ODSAPI-Organization-1'] } }],
    ['an extension', { extension: [{ url: 'https://fhir.nhs.uk/STU3/x/Extension-ODSAPI-1' }] }],
    [
      'a role code without RO',
      {
        extension: [
          {
            url: 'https://x.invalid/Extension-England-OrganisationRole',
            extension: [{ url: 'roleCode', valueCodeableConcept: { coding: [{ code: '177' }] } }],
          },
        ],
      },
    ],
  ])('STU3, told by %s, is refused: its interface is retired', (why, more) => {
    const refused = refusalOf({ resourceType: 'Organization', ...more });
    expect(refused).toContain('FHIR STU3');
    expect(refused).toContain(why);
  });

  test('an Organization without an ODS code is rejected', () => {
    const nameless = { resourceType: 'Organization', name: 'X', identifier: [] };
    expect(read(nameless).rejected).toMatchObject([{ line: 1, column: 'identifier' }]);
  });
});

describe('what stops a document', () => {
  test.each([
    ['{', 'no well-formed JSON'],
    ['{"Organisation": {"Name": "\uFFFD"}}', 'not UTF-8 text'],
    ['['.repeat(100_000), 'no well-formed JSON'],
    ['{"Organisation": {"__proto__": {"OrgId": {"extension": "X90001"}}}}', 'was read'],
    ['[]', 'holds no organisation'],
    [{ resourceType: 'Patient' }, 'neither an organisation'],
    [{ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient' } }] }, 'neither'],
    [[ordRecord({}), ordRecord({})], 'X90001 is described by document 1 and again by document 2'],
  ])('%j', (value, reason) => {
    expect(refusalOf(value)).toContain(reason);
  });
});

test('whatever JSON stands in a document, reading it never throws', () => {
  const near = fc.constantFrom(
    'OrgId',
    'extension',
    'Roles',
    'Role',
    'Date',
    'Rels',
    'Rel',
    'Succs',
  );
  const tree = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(near, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.constantFrom('Organisation', 'Organisations', 'entry'), tree, (name, value) => {
      const text = JSON.stringify({ resourceType: 'Bundle', [name]: value });
      expect(readOrganisationDocuments(text, day('2020-06-01'))).toBeTypeOf('object');
    }),
    { seed: 5, numRuns: 500 },
  );
});
