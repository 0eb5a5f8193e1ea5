import { evidence } from './migrations/001-evidence.ts';
import { register } from './migrations/002-register.ts';
import { refusals } from './migrations/003-refusals.ts';
import { codeMaps } from './migrations/004-code-maps.ts';
import { tolerances } from './migrations/005-tolerances.ts';
import { classifications } from './migrations/006-classifications.ts';
import { settling } from './migrations/007-settling.ts';
import { causes } from './migrations/008-causes.ts';
import { runCodeMaps } from './migrations/009-run-code-maps.ts';
import { registerHistory } from './migrations/010-register-history.ts';
import { organisationFacts } from './migrations/011-organisation-facts.ts';
import { agreementParties } from './migrations/012-agreement-parties.ts';
import { usage } from './migrations/013-usage.ts';
import { exactDays } from './migrations/014-exact-days.ts';

/** One step of the schema; its number is its place in the list, which only ever grows. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
  /** Tables others point to are made anew: references are checked after it, not while it runs. */
  readonly rebuildsParents?: boolean;
}

export const MIGRATIONS: readonly Migration[] = [
  evidence,
  register,
  refusals,
  codeMaps,
  tolerances,
  classifications,
  settling,
  causes,
  runCodeMaps,
  registerHistory,
  organisationFacts,
  agreementParties,
  usage,
  exactDays,
];
