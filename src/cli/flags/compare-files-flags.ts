import { Flags } from '@oclif/core';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import { dayFlag } from './day-flag.ts';
import { durationFlag } from './duration-flag.ts';
import { xmlParserFlag } from './xml-parser-flag.ts';

/** Flags of `compare files`: the answers of both sides, and how they are judged. */
export const compareFilesFlags = {
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
  'mig-again': Flags.string({
    description: 'a second answer of the MIG, saved after the HIE answered: tells noise from loss',
    multiple: true,
    helpValue: 'FILE',
  }),
  'hie-again': Flags.string({
    description: 'a second answer of the HIE, saved after the MIG answered',
    multiple: true,
    helpValue: 'FILE',
  }),
  lag: durationFlag({
    description: 'how far behind the other a side may be (30m, 2h, 3d); newer entries are pending',
  }),
  pairs: Flags.string({
    description:
      'CSV with the columns case, mig, hie, and mig_again, hie_again if any; several files of one case joined by ;',
    helpValue: 'FILE',
  }),
  'as-at': dayFlag({ description: 'the day that counts as today; default: today' }),
  'fail-on': Flags.option({
    description: 'the mildest severity that fails; an undetermined pair always does',
    options: SEVERITY_WORDS,
    default: 'minor',
    helpValue: 'SEVERITY',
  })(),
  tolerances: Flags.string({
    description: 'agreed exceptions to judge by, as docs/tolerances.md shows them',
    helpValue: 'FILE',
  }),
  maps: Flags.string({
    description: 'workspace whose code maps are to be used; it is only read',
    helpValue: 'FOLDER',
  }),
  'xml-parser': xmlParserFlag,
  json: Flags.boolean({ description: 'print comparison documents', default: false }),
};
