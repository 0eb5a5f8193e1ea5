import { Flags } from '@oclif/core';
import { BaseCommand, commonFlags } from '../cli/base-command.ts';
import { regionFlags, regionOf } from '../cli/region-flags.ts';
import { stopOnSignal } from '../cli/stop-on-signal.ts';

const portFlag = { min: 0, max: 65_535, default: 0, helpValue: 'PORT' };

export default class Simulate extends BaseCommand {
  static override summary =
    'Serve both gateways on this machine, with a synthetic region behind them.';
  static override description =
    'Speaks the real wires over real sockets on 127.0.0.1 until Ctrl-C. The same seed always gives the same region; --out writes the register files and the ground truth of the seeded faults.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --practices 3 --patients 20 --out region',
    '<%= config.bin %> <%= command.id %> --from region --mig-port 18080 --hie-port 18081',
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
    fault: Flags.string({
      description: 'fault of the gateways themselves and its share of requests; may be repeated',
      multiple: true,
      helpValue: 'NAME=SHARE',
    }),
    'mig-port': Flags.integer({ ...portFlag, description: 'port of the MIG; default: a free one' }),
    'hie-port': Flags.integer({ ...portFlag, description: 'port of the HIE; default: a free one' }),
    out: Flags.string({ description: 'write the files of the region here', helpValue: 'DIR' }),
    log: Flags.string({
      description: 'write what was asked here, as requests.ndjson',
      helpValue: 'DIR',
    }),
    json: Flags.boolean({
      description: 'print what was served as JSON when it ends',
      default: false,
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Simulate);
    const { simulate } = await import('../workflow/simulate.ts');
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
