import { join } from 'node:path';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { overrideFaults } from '../../compare/severity-cells.ts';
import type { SeverityOverride } from '../../compare/severity-overrides.ts';
import type { ExpectedError } from '../../base/expected-error.ts';
import { CONFIG_FILE, invalidConfig } from '../../config/load-config.ts';
import { linesOfList } from '../../config/read-yaml.ts';
import { ENTRY_KINDS } from '../../record/entry-kind.ts';
import type { Context } from '../context.ts';

/** The severities the programme decided itself; throws an ExpectedError naming what is wrong with them. */
export function severitiesIn({ config, directory }: Context): SeverityOverride[] {
  const overrides = config.severities.map(({ entryKind, ...rest }) => ({
    ...rest,
    // A word that is no kind of entry is told below, with all other faults.
    entryKind: (ENTRY_KINDS.find((kind) => kind === entryKind) ??
      entryKind) as SeverityOverride['entryKind'],
  }));
  const faults = [...overrideFaults(overrides), ...overrides.flatMap(wordFaults)];
  if (faults.length > 0) throw invalid(join(directory, CONFIG_FILE), faults);
  return overrides;
}

/** Faults name the place in the list; whoever corrects the file looks for the line. */
function invalid(file: string, faults: readonly string[]): ExpectedError {
  const lines = linesOfList(file, 'severities');
  const withLine = faults.map((fault) => {
    const line = lines[Number(/^severities\[(\d+)\]/.exec(fault)?.[1])];
    return line === undefined ? fault : `line ${line}: ${fault}`;
  });
  return invalidConfig(file, withLine);
}

function wordFaults({ by, why, hazard, on }: SeverityOverride, index: number): string[] {
  const faults: string[] = [];
  if (parseCalendarDate(on) === undefined) faults.push('"on" is no day');
  const text = `${by}\n${why}\n${hazard ?? ''}`;
  if (maskNumbers(text) !== text) faults.push('it holds an NHS number, which is kept nowhere');
  return faults.map((fault) => `severities[${index}]: ${fault}`);
}
