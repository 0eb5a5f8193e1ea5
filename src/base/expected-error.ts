/** Exit codes of the tool; 0 and 1 are results, the others failures. */
export const EXIT = {
  done: 0,
  notMet: 1,
  usage: 2,
  gateway: 3,
  store: 4,
  defect: 70,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What an {@link ExpectedError} is made of. */
export interface Expectation {
  /** Stable, `MIG2HIE_…`. */
  readonly code: `MIG2HIE_${string}`;
  readonly exit: ExitCode;
  /** What is wrong, naming file, line or path and what was expected. Never a patient identifier. */
  readonly message: string;
  /** What the user can do next, one full sentence each. */
  readonly next: readonly string[];
  readonly cause?: unknown;
}

/** Something the user or the environment can put right. Printed without a stack. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly code: Expectation['code'];
  readonly exit: ExitCode;
  readonly next: readonly string[];

  constructor(expectation: Expectation) {
    super(expectation.message, expectation.cause === undefined ? {} : { cause: expectation.cause });
    this.code = expectation.code;
    this.exit = expectation.exit;
    this.next = expectation.next;
  }
}
