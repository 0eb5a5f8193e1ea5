import { Flags } from '@oclif/core';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { BaseCommand } from '../../cli/base-command.ts';
import { dayFlag } from '../../cli/day-flag.ts';
import { xmlParserFlag } from '../../cli/xml-parser-flag.ts';
import { overviewLines } from '../../cli/overview-lines.ts';
import type { PairOutcome } from '../../workflow/compare-files.ts';
import { SEVERITY_WORDS } from '../../workflow/words.ts';

export default class CompareFiles extends BaseCommand {
  static override summary = 'Compare saved responses, without a workspace or a network.';
  static override description =
    'Any supported format may stand on either side; it is told from the content. One file on each side gives one document. Folders, several files or --pairs give a set, paired by file name without ending, and with --json one compact document a line. Exit code 0 when every pair is at parity, 1 otherwise.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --mig old.xml --hie new.json',
    '<%= config.bin %> <%= command.id %> --mig saved/mig --hie saved/hie --json',
    '<%= config.bin %> <%= command.id %> --pairs pairs.csv --json',
  ];
  static override flags = {
    mig: Flags.string({
      description: 'file, files or folder of the MIG',
      multiple: true,
      helpValue: 'FILE',
    }),
    hie: Flags.string({
      description: 'file, files or folder of the HIE',
      multiple: true,
      helpValue: 'FILE',
    }),
    pairs: Flags.string({
      description: 'CSV with the columns case, mig and hie; several files of one case joined by ;',
      helpValue: 'FILE',
    }),
    'as-at': dayFlag({ description: 'the day that counts as today; default: today' }),
    'fail-on': Flags.option({
      description: 'the mildest severity that fails; an undetermined pair always does',
      options: SEVERITY_WORDS,
      default: 'minor',
      helpValue: 'SEVERITY',
    })(),
    'xml-parser': xmlParserFlag,
    json: Flags.boolean({ description: 'print comparison documents', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(CompareFiles).catch(nameTheSides);
    const { compareFiles, fallsShort, outcomeOf, printComparison, unreadableSides } =
      await import('../../workflow/compare-files.ts');
    const { mig = [], hie = [], pairs, 'as-at': asAt, 'xml-parser': parser } = flags;
    const { single, documents, files } = compareFiles({ mig, hie, pairs, asAt, parser });
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
    if (!single && !flags.json) for (const line of overviewLines(outcomes)) this.log(line);
    if (short) this.exit(1);
  }
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
