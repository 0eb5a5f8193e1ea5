import { fingerprint } from '../../base/hash.ts';
import {
  type AssuranceMap,
  isAssuranceHeader,
  readAssuranceFile,
} from '../../programme/agreements/assurance-file.ts';
import { isRefusal } from '../../programme/files/file-reading.ts';
import { saveAssurance } from '../../store/assurance.ts';
import type { RegisterKind } from './register-kinds.ts';

/** An export of the Data Security and Protection Toolkit, as a kind of file of the register. */
export const ASSURANCE_KIND: RegisterKind = {
  id: 'assurance',
  detects: isAssuranceHeader,
  read: async (file, { asAt, config }) => {
    const { assuranceColumns: columns, assuranceLevels: levels } = config.agreements;
    const read = readAssuranceFile(file.text, { asAt, map: { columns, levels } });
    if (isRefusal(read)) return read;
    return {
      source: 'assurance',
      importedAs: nameReading(read.importedAs, { columns, levels }),
      rows: read.rows,
      kept: read.organisations.length,
      rejected: read.rejected,
      notes: read.notes,
      // The public list is of the whole country: what the register does not list is no surprise.
      mentions: [],
      save: (store, draft) => saveAssurance(store, draft, read.organisations),
    };
  },
};

/** Read through another map the same file is another reading, so the map stands in its name. */
function nameReading(importedAs: string, { columns, levels }: AssuranceMap): string {
  const entries = [...Object.entries(columns), ...Object.entries(levels)];
  if (entries.length === 0) return importedAs;
  const hash = fingerprint(entries.map((entry) => entry.join('=')).toSorted());
  return `${importedAs}-map-${hash.slice(0, 8)}`;
}
