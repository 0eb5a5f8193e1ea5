/** Ends the work with a defect of ours (exit 70) when `condition` does not hold. Never for bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** For the branch a type says cannot be reached. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`a case was forgotten: ${String(value)}`);
}

/** A defect of ours. Its message must never hold anything read from a response. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}
