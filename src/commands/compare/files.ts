import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { compareFilesFlags } from '../../cli/flags/compare-files-flags.ts';
import { overviewLines } from '../../cli/lines/overview-lines.ts';
import type { CompareFilesOptions, PairOutcome } from '../../workflow/compare/compare-files.ts';

export default class CompareFiles extends BaseCommand {
  static override summary = 'Compare saved responses, without a workspace or a network.';
  static override description =
    'Any supported format may stand on either side; it is told from the content. One file on each side gives one document. Folders, several files or --pairs give a set, paired by file name without ending, and with --json one compact document a line. Exit code 0 when every pair is at parity, 1 otherwise.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --mig old.xml --hie new.json',
    '<%= config.bin %> <%= command.id %> --mig saved/mig --hie saved/hie --json',
    '<%= config.bin %> <%= command.id %> --pairs pairs.csv --json',
    '<%= config.bin %> <%= command.id %> --mig old.xml --hie new.json --mig-again old-later.xml --lag 2h',
  ];
  static override flags = compareFilesFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(CompareFiles).catch(nameTheSides);
    const { compareFiles, fallsShort, outcomeOf, printComparison, unreadableSides } =
      await import('../../workflow/compare/compare-files.ts');
    const { pairs, 'as-at': asAt, 'xml-parser': parser, lag } = flags;
    const tolerancesAt = await tolerancesOf(flags.tolerances);
    const mapsAt = await mapsOf(flags.maps);
    const judging = { lagSeconds: lag, tolerancesAt, mapsAt };
    const request = { ...sidesOf(flags), pairs, asAt, parser, ...judging };
    const { single, documents, files } = compareFiles(request);
    const outcomes: PairOutcome[] = [];
    let short = false;
    for (const document of documents) {
      if (flags.json) this.printJson(document, !single);
      else this.log(printComparison(document, files));
      for (const { why, next } of unreadableSides(document, files)) {
        this.logToStderr(`Error: ${document.case}: ${why}\n  Next: ${next}`);
      }
      outcomes.push(outcomeOf(document));
      short ||= fallsShort(document, flags['fail-on']);
    }
    if (!single && !flags.json)
      for (const line of overviewLines(outcomes, this.width)) this.log(line);
    if (short) this.exit(1);
  }
}

/** The files of each side, and of a second answer of each. */
function sidesOf(flags: {
  readonly mig?: string[] | undefined;
  readonly hie?: string[] | undefined;
  readonly 'mig-again'?: string[] | undefined;
  readonly 'hie-again'?: string[] | undefined;
}): Pick<CompareFilesOptions, 'mig' | 'hie' | 'again'> {
  const { mig = [], hie = [], 'mig-again': migAgain = [], 'hie-again': hieAgain = [] } = flags;
  return { mig, hie, again: { mig: migAgain, hie: hieAgain } };
}

/** What reads the file is loaded only where there is one. */
async function tolerancesOf(
  file: string | undefined,
): Promise<CompareFilesOptions['tolerancesAt']> {
  if (file === undefined) return undefined;
  const { fileTolerances } = await import('../../workflow/tolerances/file-tolerances.ts');
  return (day) => fileTolerances(file, day);
}

/** The store is opened only where maps are asked for. */
async function mapsOf(folder: string | undefined): Promise<CompareFilesOptions['mapsAt']> {
  if (folder === undefined) return undefined;
  const { workspaceMapLookup } = await import('../../workflow/maps/map-lookup.ts');
  return (day) => workspaceMapLookup(folder, day);
}

/** Two bare file names do not say which side each is on; any other error is passed on. */
function nameTheSides(error: unknown): never {
  if (!(error instanceof Error) || error.constructor.name !== 'UnexpectedArgsError') throw error;
  throw new ExpectedError({
    code: 'MIG2HIE_PAIRS',
    exit: EXIT.usage,
    message: 'Which file is on which side is not said.',
    next: ['Name the sides: --mig FILE --hie FILE'],
    cause: error,
  });
}
