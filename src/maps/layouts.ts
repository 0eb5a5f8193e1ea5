import { HISTORY_LAYOUT } from './layouts/history.ts';
import { RF2_LAYOUTS } from './layouts/rf2.ts';
import { ALTERNATE_LAYOUTS } from './layouts/trud-alternate.ts';
import { CTV3_LAYOUT } from './layouts/trud-ctv3.ts';
import { READ_LAYOUTS } from './layouts/trud-read.ts';
import type { TableLayout } from './table-layout.ts';

/** Every layout of a tab-separated map file. */
export const TABLE_LAYOUTS: readonly TableLayout[] = [
  ...READ_LAYOUTS,
  CTV3_LAYOUT,
  ...ALTERNATE_LAYOUTS,
  ...RF2_LAYOUTS,
  HISTORY_LAYOUT,
];
