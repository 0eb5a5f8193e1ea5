import { Flags } from '@oclif/core';

/** Chooses the scanner that reads XML, for whoever doubts what our own makes of a response. */
export const xmlParserFlag = Flags.option({
  description: 'scanner that reads XML: our own, or saxes as a second opinion',
  options: ['own', 'saxes'] as const,
  default: 'own',
  hidden: true,
})();
