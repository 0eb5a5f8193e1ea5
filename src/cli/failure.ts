import { EXIT, ExpectedError } from '../base/expected-error.ts';

/** What to print on stderr and which code to leave with. */
export interface Failure {
  readonly text: string;
  readonly exit: number;
}

/** Turns anything thrown into one clear message. A defect of ours shows its stack, nothing read from a response. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ExpectedError) {
    const next = error.next.map((step) => `  Next: ${step}\n`).join('');
    return { text: `Error: ${error.message} (${error.code})\n${next}`, exit: error.exit };
  }
  const oclif = oclifExit(error);
  if (oclif !== undefined) return oclif;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `This is a defect of mig2hie, not of your input. Please report it with the lines below; they hold no patient data.\n${stack}\n`,
    exit: EXIT.defect,
  };
}

/** oclif's own errors: `--help` leaves with 0, a wrong flag or an unknown command with 2. */
function oclifExit(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('oclif' in error)) return undefined;
  const exit = (error as { oclif?: { exit?: number } }).oclif?.exit ?? EXIT.usage;
  if (error.constructor.name === 'ExitError') return { text: '', exit };
  const hint = 'Next: see the command with --help.';
  return { text: `Error: ${error.message}\n  ${hint}\n`, exit: exit === 0 ? 0 : EXIT.usage };
}
