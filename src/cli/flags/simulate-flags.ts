import { Flags } from '@oclif/core';

const portFlag = { min: 0, max: 65_535, default: 0, helpValue: 'PORT' };

/** The two gateways and what is kept of them. */
export const gatewayFlags = {
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
};

/** Records written to files in place of being served. */
export const recordFileFlags = {
  files: Flags.string({
    description: 'serve nothing; write the records here, a folder for each format',
    helpValue: 'DIR',
    exclusive: ['fault', 'mig-port', 'hie-port', 'out', 'log'],
  }),
  format: Flags.string({
    description:
      'format to write, and the MIG beside it; may be repeated (docs/simulator.md lists them); default: all',
    multiple: true,
    dependsOn: ['files'],
    helpValue: 'NAME',
  }),
  system: Flags.string({
    description: 'write as this GP system does: EMIS, TPP, Vision or Microtest',
    dependsOn: ['files'],
    helpValue: 'NAME',
  }),
};
