import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { severityTableOf } from '../../compare/severity-overrides.ts';
import { contentHash } from '../../compare/tolerances/content-hash.ts';
import { toleranceFaults } from '../../compare/tolerances/tolerance-faults.ts';
import type { Tolerance } from '../../compare/tolerances/tolerance.ts';
import { addTolerance, listTolerances as storedTolerances } from '../../store/tolerances.ts';
import type { Context } from '../context.ts';
import { listTolerances } from './list-tolerances.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { severitiesIn } from '../findings/severities.ts';
import type { TolerancesDocument } from './tolerance-documents.ts';
import { invalidTolerances, readToleranceFile } from './tolerance-file.ts';

/** Proposes the tolerances of a file, all of them or none; they cover nothing until they are tested and approved. */
export async function addToleranceFile(
  context: Context,
  file: string,
): Promise<TolerancesDocument> {
  const read = readToleranceFile(file);
  return addTolerances(
    context,
    read.map(({ tolerance }) => tolerance),
    file,
  );
}

/** Proposes tolerances as at today. `source` names where they came from in errors. */
export async function addTolerances(
  context: Context,
  drafts: readonly Omit<Tolerance, 'created'>[],
  source: string,
): Promise<TolerancesDocument> {
  const at = context.clock();
  const { vault } = openSecrets(context);
  const created = at.slice(0, 10);
  const tolerances: Tolerance[] = drafts.map((draft) => ({ ...draft, created }));
  const under = {
    daysMax: context.config.tolerances.daysMax,
    severities: severityTableOf(severitiesIn(context)),
  };
  const faults = tolerances.flatMap((one) =>
    toleranceFaults(one, under).map((fault) => `${one.id}: ${fault}`),
  );
  if (faults.length > 0) throw invalidTolerances(source, faults);
  const known = new Set(
    (await storedTolerances(context.store, vault)).map(({ tolerance }) => tolerance.id),
  );
  const taken = tolerances.find(({ id }) => known.has(id));
  if (taken !== undefined) throw idTaken(taken.id);
  for (const tolerance of tolerances) {
    const event = {
      what: 'proposed',
      at,
      by: tolerance.author,
      why: tolerance.reason,
      content: contentHash(tolerance),
    } as const;
    const stored = await addTolerance(context.store, vault, { tolerance, event });
    if (!stored) throw idTaken(tolerance.id);
  }
  return listTolerances(context, { ids: tolerances.map(({ id }) => id) });
}

function idTaken(id: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_TOLERANCE_TAKEN',
    exit: EXIT.usage,
    message: `There is a tolerance ${id} already, and a tolerance never changes.`,
    next: [
      'Give the new one another id; end the old one with "mig2hie tolerances expire" when it is replaced.',
    ],
  });
}
