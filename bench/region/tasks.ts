import { flowTable } from '../../src/cli/columns/flow-columns.ts';
import { listLines } from '../../src/cli/table/list-table.ts';
import { programmeTable } from '../../src/cli/lines/status-lines.ts';
import { WHOLE_TABLE } from '../../src/cli/flags/table-flags.ts';
import type { Context } from '../../src/workflow/context.ts';
import { listFlows } from '../../src/workflow/flows/list-flows.ts';
import { statusOf } from '../../src/workflow/flows/status.ts';
import { askBareSql } from './bare-sql.ts';
import { REGION_DAY, openRegion } from './build-region.ts';

/** What a task went through and gave. */
export interface TaskCounts {
  readonly rows: number;
  readonly characters: number;
}

/** Monday of the first of the weeks that are judged. */
const SINCE = '2027-03-01';

/** Commands from opening the workspace to the text they print, and the query beside them. */
export const TASKS: Readonly<Record<string, (directory: string) => Promise<TaskCounts>>> = {
  'bare-sql': async (directory) => ({
    rows: askBareSql(directory, REGION_DAY, SINCE),
    characters: 0,
  }),
  'flows list --channel hie': (directory) =>
    inRegion(directory, async (context) => printFlows(context, { channel: 'hie' })),
  'flows list': (directory) => inRegion(directory, async (context) => printFlows(context, {})),
  'flows list --json': (directory) =>
    inRegion(directory, async (context) => {
      const document = await listFlows(context, {});
      return { rows: document.count, characters: JSON.stringify(document, null, 2).length };
    }),
  status: (directory) =>
    inRegion(directory, async (context) => {
      const document = await statusOf(context, {});
      return {
        rows: document.flows.length,
        characters: count(listLines(programmeTable(document), WHOLE_TABLE)),
      };
    }),
  'status --json': (directory) =>
    inRegion(directory, async (context) => {
      const document = await statusOf(context, {});
      return {
        rows: document.flows.length,
        characters: JSON.stringify(document, null, 2).length,
      };
    }),
};

/** The task all others are set beside. */
export const FLOOR = 'bare-sql';

async function printFlows(
  context: Context,
  filter: Parameters<typeof listFlows>[1],
): Promise<TaskCounts> {
  const document = await listFlows(context, filter);
  return { rows: document.count, characters: count(listLines(flowTable(document), WHOLE_TABLE)) };
}

async function inRegion<T>(directory: string, work: (context: Context) => Promise<T>): Promise<T> {
  const context = openRegion(directory);
  try {
    return await work(context);
  } finally {
    context.close();
  }
}

function count(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
