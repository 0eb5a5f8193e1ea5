import { parseDecimal } from '../base/decimal.ts';
import { canonicalDose } from './canonical-dose.ts';
import { preferredDrug } from './dictionary/brands.ts';
import { preferredTerm } from './dictionary/synonyms.ts';
import type { Concept, SimulatedEntry, SimulatedPatient } from './model.ts';

/**
 * What a record means, as text: without ids, order, spelling, brand names and synonyms. Two records
 * with the same form say the same; a fault must change it, and a benign change must not.
 */
export function canonicalForm(patient: SimulatedPatient): string {
  const { entries, nhsNumber, given, family, gender, birthDate, missingAreas = [] } = patient;
  const lines = entries.map((entry) => canonicalEntry(patient, entry)).toSorted();
  const person = [nhsNumber, given, family, gender, birthDate, [...missingAreas].toSorted()];
  return JSON.stringify([person, lines]);
}

/** What one entry means, with what it points to told by its meaning. */
export function canonicalEntry(patient: SimulatedPatient, entry: SimulatedEntry): string {
  const isAlone = entry.kind !== 'problem' && entry.encounter === undefined;
  const known = isAlone ? forms.get(entry) : undefined;
  if (known !== undefined) return known;
  const form = JSON.stringify(formOf(patient, entry));
  if (isAlone) forms.set(entry, form);
  return form;
}

/** Forms of entries that point to no other: they depend on nothing but the entry, which never changes. */
const forms = new WeakMap<SimulatedEntry, string>();

type Form = string | boolean | readonly Form[] | { readonly [name: string]: Form };

function formOf(patient: SimulatedPatient, value: object): Form {
  const members = Object.entries(value)
    .filter(([name, member]) => name !== 'id' && !isNothing(member))
    .map(([name, member]) => [name, memberForm(patient, name, member)] as const);
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An absent member, an empty one and a plain "no" say the same. */
function isNothing(member: unknown): boolean {
  return member === undefined || member === false || member === '';
}

function memberForm(patient: SimulatedPatient, name: string, member: unknown): Form {
  if (typeof member === 'string') return textForm(patient, name, member);
  if (Array.isArray(member)) return listForm(patient, name, member);
  if (typeof member !== 'object' || member === null) return String(member);
  return 'snomed' in member ? conceptForm(member as Concept) : formOf(patient, member);
}

function textForm(patient: SimulatedPatient, name: string, text: string): Form {
  if (name === 'dose') return canonicalDose(text);
  if (WORDED.has(name)) return foldedWords(text);
  if (NUMBERS.has(name)) return canonicalNumber(text);
  return name === 'encounter' ? targetForm(patient, text) : text;
}

const WORDED: ReadonlySet<string> = new Set(['text', 'title', 'reason', 'wording']);
const NUMBERS: ReadonlySet<string> = new Set(['number', 'low', 'high', 'systolic', 'diastolic']);

/** Lists of a record are sets: neither issues nor links nor parts of a panel have an order. */
function listForm(patient: SimulatedPatient, name: string, list: readonly unknown[]): Form {
  const forms = list.map((member) =>
    name === 'linked' ? targetForm(patient, String(member)) : memberForm(patient, name, member),
  );
  return forms.map((form) => JSON.stringify(form)).toSorted();
}

function targetForm(patient: SimulatedPatient, id: string): string {
  const target = patient.entries.find((entry) => entry.id === id);
  if (target === undefined) return 'nothing';
  return JSON.stringify([target.kind, conceptForm(target.concept), target.date ?? '']);
}

function conceptForm(concept: Concept): Form {
  const { snomed, term, wording = '', systemless = false } = concept;
  const drug = preferredDrug(snomed);
  const words = drug === undefined ? preferredTerm(snomed, term) : drug.term;
  const code = drug?.snomed ?? snomed;
  return [code, foldedWords(words), foldedWords(wording), systemless];
}

/** Words without case, spacing and punctuation; `?`, `<` and `>` stay, because they mean something. */
export function foldedWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s\u00A0\u00AD]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,](?!\d)|[;:!'"()‘’“”–—-]/gu, '')
    .replaceAll(/\.$/gu, '')
    .replaceAll(/ +/gu, ' ')
    .trim();
}

/** A decimal without needless zeros; other text as it is. */
export function canonicalNumber(text: string): string {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return text;
  let { digits, scale } = decimal;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return `${digits}e-${scale}`;
}
