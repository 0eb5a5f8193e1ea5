import type { DocumentCode, DocumentEntry } from '../../compare/document.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import { dateInWords } from '../phrase.ts';
import { idInWords } from '../words.ts';

/** An entry in a few words: its wording or code, and its date as far as it is known. */
export function describeEntry(entry: DocumentEntry): string {
  const name = entry.term ?? describeCode(entry.codes[0]) ?? idInWords(entry.kind);
  return entry.date === undefined ? `${name}, no date` : `${name}, ${dateInWords(entry.date)}`;
}

/** What an entry says beyond its name: status, value and unit, dose; null when it says nothing more. */
export function describeState(entry: DocumentEntry): string | null {
  const value = [entry.value, entry.unit].filter((part) => part !== undefined).join(' ');
  const parts = [entry.status, value, entry.dose];
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? null : said.join('; ');
}

function describeCode(code: DocumentCode | undefined): string | undefined {
  if (code === undefined) return undefined;
  return code.term ?? `${SYSTEM_NAMES.get(code.system) ?? 'Code'} ${code.code}`;
}

/** Names a person knows; an address of a code system never reaches a report. */
const SYSTEM_NAMES: ReadonlyMap<string, string> = new Map([
  [CODE_SYSTEMS.snomed, 'SNOMED CT'],
  [CODE_SYSTEMS.readV2, 'Read v2'],
  [CODE_SYSTEMS.ctv3, 'CTV3'],
  [CODE_SYSTEMS.read4, 'Read (4 byte)'],
  [CODE_SYSTEMS.emisDrug, 'EMIS drug code'],
  [CODE_SYSTEMS.emisLocal, 'EMIS local code'],
  [CODE_SYSTEMS.multilex, 'Multilex'],
  [CODE_SYSTEMS.gemscript, 'Gemscript'],
]);
