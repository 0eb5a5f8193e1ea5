/**
 * A name of an element as problems and paths may print it. What does not look like a name, or holds a
 * long run of digits, is not printed, for a hostile or broken response may put anything there.
 */
export function safeName(name: string): string {
  return NAME.test(name) && !/\d{6}/.test(name) ? name : '(unprintable)';
}

const NAME = /^[A-Za-z_][A-Za-z0-9_.:-]{0,79}$/;
