import { CODE_SYSTEMS } from '../../record/code.ts';

/**
 * Canonical names of the code systems OpenHR uses (mig-wire, section 5.4). The CTV3 identifier is not on
 * OpenHR's own list but is what the United Kingdom uses for it elsewhere. A name that is not here is
 * kept: as `urn:oid:…` when it is an object identifier, else as given.
 */
const SYSTEM_OF_NAME: readonly (readonly [string, string])[] = [
  ['2.16.840.1.113883.2.1.6.2', CODE_SYSTEMS.readV2],
  ['2.16.840.1.113883.2.1.6.1', CODE_SYSTEMS.read4],
  ['2.16.840.1.113883.2.1.3.2.4.14', CODE_SYSTEMS.ctv3],
  ['2.16.840.1.113883.2.1.3.2.4.15', CODE_SYSTEMS.snomed],
  ['2.16.840.1.113883.6.96', CODE_SYSTEMS.snomed],
  // The EMIS namespace of SNOMED CT: its identifiers are SNOMED ones with 1000006 in them.
  ['2.16.840.1.113883.2.1.6.3', CODE_SYSTEMS.snomed],
  ['EMISPREPARATION', CODE_SYSTEMS.emisDrug],
  ['EMISLOCAL', CODE_SYSTEMS.emisLocal],
  ['MULTILEX', CODE_SYSTEMS.multilex],
];

const OID = /^[0-2](?:\.\d+)+$/;

/** The canonical name of a `codeSystem` attribute. */
export function systemOfName(name: string): string {
  // Compared one by one: a map would hash each name of the document first, which costs more.
  const last = name.length - 1;
  for (const [known, system] of SYSTEM_OF_NAME) {
    if (known.length !== name.length || known[last] !== name[last]) continue;
    if (known === name) return system;
  }
  return OID.test(name) ? `urn:oid:${name}` : name;
}
