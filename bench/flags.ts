/** The names given with a flag, in the order of those there are; an unknown one is an error. */
export function chosen<Name extends string>(
  flag: string,
  given: readonly string[],
  known: readonly Name[],
): Name[] {
  const unknown = given.filter((name) => !known.some((each) => each === name));
  if (unknown.length === 0) return known.filter((name) => given.includes(name));
  throw new RangeError(
    `${flag} ${unknown.join(', ')} is not known; there are: ${known.join(', ')}`,
  );
}

/** A number from 0 up given with a flag. */
export function wholeNumber(flag: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new RangeError(`${flag} takes a whole number`);
}

/** A day given with `--date`, which `--write` needs. */
export function dateOf(values: {
  readonly write: boolean;
  readonly date?: string | undefined;
}): string | null {
  if (values.write && values.date === undefined) throw new RangeError('--write needs --date');
  return values.date ?? null;
}
