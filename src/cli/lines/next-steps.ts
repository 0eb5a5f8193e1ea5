/** What is still to do in a new workspace, in order; `directory` as it was typed. */
export function nextSteps(made: {
  readonly directory: string;
  readonly config: string;
  /** Addresses not given yet. */
  readonly missing: readonly string[];
}): string[] {
  const where = made.directory === '.' ? '' : ` --workspace ${made.directory}`;
  const steps = [
    ...(made.missing.length === 0
      ? []
      : [`fill in the address of the ${made.missing.join(' and the ')} in ${made.config}`]),
    `mig2hie orgs import FILE --as-at DAY${where} (practices; then the file of the consumers)`,
    `mig2hie agreements import FILE --as-at DAY${where}`,
    `mig2hie samples import FILE${where}`,
    `mig2hie compare${where}`,
  ];
  return ['Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)];
}
