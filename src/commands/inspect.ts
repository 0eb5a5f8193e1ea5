import { Args, Flags } from '@oclif/core';
import { EXIT } from '../base/expected-error.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { xmlParserFlag } from '../cli/flags/xml-parser-flag.ts';

export default class Inspect extends BaseCommand {
  static override summary = 'Show what one saved response holds.';
  static override description =
    'Entries by item and kind, their oldest and newest date, what could not be read and what is not mapped. No name, number, address or birth date is printed. Leaves with 1 when the response is an answer without a record, such as a refusal.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> answer.xml',
    '<%= config.bin %> <%= command.id %> answer.json --json',
  ];
  static override args = {
    file: Args.string({ description: 'the saved response', required: true }),
  };
  static override flags = {
    'xml-parser': xmlParserFlag,
    json: Flags.boolean({ description: 'print the whole record as JSON', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Inspect);
    const { inspectFailure, inspectFile, isFatal } = await import('../workflow/inspect-file.ts');
    const { describeRecord } = await import('../cli/lines/record-lines.ts');
    const inspection = inspectFile(args.file, { parser: flags['xml-parser'] });
    const { document } = inspection;
    const failure = inspectFailure(args.file, document);
    if (flags.json) this.printJson(document);
    else if (failure === undefined) {
      for (const line of describeRecord(inspection, this.width)) this.log(line);
    }
    if (failure !== undefined) throw failure;
    if (isFatal(document)) this.exit(EXIT.notMet);
  }
}
