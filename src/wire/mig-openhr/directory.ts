import { personKey } from '../../record/person-key.ts';
import { wordTable } from '../word-table.ts';
import type { WordTable } from '../word-table.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { flagOf, many, textOf } from './source.ts';
import type { Source } from './source.ts';

/** What entries point to by identifier: the parts of `adminDomain` that are not the patient. */
export interface Directory {
  /** ODS code and name of organisations. */
  readonly organisations: ReadonlyMap<
    string,
    { code: string | undefined; name: string | undefined }
  >;
  /** Names of places. */
  readonly locations: ReadonlyMap<string, string>;
  /** Names of medicines made up locally. */
  readonly mixtures: ReadonlyMap<string, string>;
  /** Keys of the names of clinicians, by the identifier of their role. */
  readonly people: WordTable<string>;
  /** Policies that keep an entry from some readers. */
  readonly restricting: ReadonlySet<string>;
}

/** Reads the directory of an `adminDomain`, which may be absent. */
export function readDirectory(source: Source, admin: XmlElement | undefined): Directory {
  const organisations = many(admin, 'organisation').map((el) => {
    const id = textOf(el, 'id') ?? '';
    // The schema calls it nationalPracticeCode; descriptions of the MIG speak of nationalCode.
    const code = textOf(el, 'nationalPracticeCode') ?? textOf(el, 'nationalCode');
    return [id, { code, name: textOf(el, 'name') }] as const;
  });
  return {
    organisations: new Map(organisations),
    locations: readNames(admin, 'location'),
    mixtures: readNames(admin, 'localMixture'),
    people: readPeople(admin),
    restricting: new Set(
      many(admin, 'confidentialityPolicy').flatMap((el) => readRestriction(source, el)),
    ),
  };
}

function readNames(admin: XmlElement | undefined, local: string): ReadonlyMap<string, string> {
  const names = many(admin, local).flatMap((el) => {
    const id = textOf(el, 'id');
    const name = textOf(el, 'name');
    return id === undefined || name === undefined ? [] : [[id, name] as const];
  });
  return new Map(names);
}

/** A role names its user, who names a person. */
function readPeople(admin: XmlElement | undefined): WordTable<string> {
  const people = new Map(
    many(admin, 'person').map((el) => {
      const parts = [textOf(el, 'forenames'), textOf(el, 'surname')];
      return [textOf(el, 'id') ?? '', parts.filter((part) => part !== undefined).join(' ')];
    }),
  );
  const users = new Map(
    many(admin, 'user').map((el) => [textOf(el, 'id') ?? '', textOf(el, 'userPerson') ?? '']),
  );
  const roles = many(admin, 'userInRole').flatMap((el) => {
    const person = people.get(users.get(textOf(el, 'user') ?? '') ?? '');
    const key = person === undefined ? undefined : personKey(person);
    return key === undefined ? [] : [[textOf(el, 'id') ?? '', key] as const];
  });
  return wordTable(roles);
}

function readRestriction(source: Source, element: XmlElement): readonly string[] {
  const id = textOf(element, 'id');
  const restricted = flagOf(source, element, 'restrictToOrganisation');
  const hidden = flagOf(source, element, 'showHiddenRecordIndicator');
  return id !== undefined && (restricted === true || hidden === true) ? [id] : [];
}
