import { Flags, type Interfaces } from '@oclif/core';
import { BaseCommand, commonFlags } from '../cli/base-command.ts';
import { regionFlags, regionOf } from '../cli/flags/region-flags.ts';
import { gatewayFlags, recordFileFlags } from '../cli/flags/simulate-flags.ts';
import { stopOnSignal } from '../cli/stop-on-signal.ts';

type SimulateFlags = Interfaces.InferredFlags<typeof Simulate.flags>;

export default class Simulate extends BaseCommand {
  static override summary =
    'Serve both gateways on this machine, with a synthetic region behind them.';
  static override description =
    'Speaks the real wires over real sockets on 127.0.0.1 until Ctrl-C. The same seed always gives the same region; --out writes the register files and the ground truth of the seeded faults. With --files it serves nothing: it writes every record in the formats named, to be tried with "compare files" and "inspect".';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --practices 3 --patients 20 --out region',
    '<%= config.bin %> <%= command.id %> --from region --mig-port 18080 --hie-port 18081',
    '<%= config.bin %> <%= command.id %> --files records --practices 2 --patients 10 --format gpconnect-html --format cda',
    '<%= config.bin %> <%= command.id %> --share 0 --fault unavailable=0.1 --fault reset=0.05',
  ];
  static override flags = {
    ...commonFlags,
    ...regionFlags,
    from: Flags.string({
      description: 'serve the region an earlier --out wrote',
      helpValue: 'DIR',
    }),
    share: Flags.integer({
      description: 'percent of the patients with one seeded fault',
      default: 30,
      min: 0,
      max: 100,
    }),
    mutation: Flags.string({
      description: 'seed only this fault; may be repeated (docs/simulator.md lists them)',
      multiple: true,
      helpValue: 'ID',
    }),
    ...gatewayFlags,
    ...recordFileFlags,
    json: Flags.boolean({
      description: 'print what was served or written as JSON when it ends',
      default: false,
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Simulate);
    await (flags.files === undefined ? this.serve(flags) : this.write(flags, flags.files));
  }

  private async write(flags: SimulateFlags, directory: string): Promise<void> {
    const { recordFileLines, writeRecordFiles } =
      await import('../workflow/compare/write-record-files.ts');
    const { from, format, system, mutation } = flags;
    const result = writeRecordFiles({
      directory,
      ...regionOf(flags),
      from,
      system,
      formats: format,
      mutations: mutation,
      share: flags.share / 100,
    });
    if (flags.json) this.printJson(result);
    else for (const line of recordFileLines(result)) this.log(line);
  }

  private async serve(flags: SimulateFlags): Promise<void> {
    const { simulate } = await import('../workflow/demo/simulate.ts');
    const options = {
      ...regionOf(flags),
      from: flags.from,
      share: flags.share / 100,
      mutations: flags.mutation,
      faults: flags.fault ?? [],
      ports: { mig: flags['mig-port'], hie: flags['hie-port'] },
      directory: flags.out,
      logDirectory: flags.log,
    };
    const say = (line: string): void => (flags.json ? this.logToStderr(line) : this.log(line));
    const result = await stopOnSignal(
      () => this.logToStderr('Stopping both gateways.'),
      (until) => simulate(options, { say, until }),
    );
    if (flags.json) this.printJson(result);
  }
}
