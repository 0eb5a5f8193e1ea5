import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type { FindingClass } from '../../compare/finding-class.ts';
import { classify } from '../../store/classifications.ts';
import { type FindingOpened, openFinding } from '../../store/findings.ts';
import type { Context } from '../context.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { staffText } from '../staff-text.ts';

/** What a person says of findings. */
export interface ClassifyRequest {
  readonly ids: readonly string[];
  readonly as: FindingClass;
  readonly by: string;
  readonly why: string;
  readonly hazard?: string | undefined;
}

/** Shape of `findings classify --json`. */
export interface Classified {
  readonly schema: 'mig2hie/classified/1';
  readonly class: FindingClass;
  readonly by: string;
  readonly at: string;
  readonly hazard: string | null;
  readonly findings: readonly {
    readonly id: string;
    readonly run: string;
    readonly kind: string;
    readonly severity: string;
  }[];
}

/**
 * Keeps what a person says of findings, as they stand in the newest run that has each: of all of them, or, when
 * one is not known, of none. It changes no verdict.
 */
export async function classifyFindings(
  context: Context,
  request: ClassifyRequest,
): Promise<Classified> {
  const { vault } = openSecrets(context);
  const by = staffText('--by', request.by);
  const why = staffText('--why', request.why);
  const hazard = request.hazard === undefined ? undefined : staffText('--hazard', request.hazard);
  const opened: FindingOpened[] = [];
  for (const id of new Set(request.ids)) {
    const one = await openFinding(context.store, vault, { id });
    if (one === undefined) throw unknownFinding(id);
    opened.push(one);
  }
  const at = context.clock();
  const findings = opened.map(({ finding, listed }) => ({ finding, run: listed.run }));
  await classify(context.store, vault, { findings, class: request.as, by, at, why, hazard });
  return {
    schema: 'mig2hie/classified/1',
    class: request.as,
    by,
    at,
    hazard: hazard ?? null,
    findings: opened.map(({ listed: { id, run, kind, severity } }) => ({
      id,
      run,
      kind,
      severity,
    })),
  };
}

function unknownFinding(id: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NO_FINDING',
    exit: EXIT.usage,
    message: `There is no finding ${maskNumbers(id)} in this store; nothing was classified.`,
    next: ['See the findings there are with "mig2hie findings list".'],
  });
}
