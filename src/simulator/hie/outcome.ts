import { STU3 } from './context.ts';
import type { JsonObject } from './json.ts';

/** What an OperationOutcome says. */
export interface Outcome {
  readonly severity?: 'error' | 'warning' | 'fatal';
  readonly issue: string;
  /** One of the Spine's codes. */
  readonly code: string;
  readonly display: string;
  readonly text?: string | undefined;
  readonly diagnostics?: string | undefined;
}

/** An OperationOutcome in GP Connect's shape. */
export function writeOutcome(outcome: Outcome): JsonObject {
  const { severity = 'error', issue, code, display, text, diagnostics } = outcome;
  const system = `${STU3}/CodeSystem/Spine-ErrorOrWarningCode-1`;
  return {
    resourceType: 'OperationOutcome',
    meta: { profile: [`${STU3}/StructureDefinition/GPConnect-OperationOutcome-1`] },
    issue: [
      {
        severity,
        code: issue,
        details: { coding: [{ system, code, display }], text },
        diagnostics,
      },
    ],
  };
}
