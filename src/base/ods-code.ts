declare const odsBrand: unique symbol;

/** An ODS organisation code: upper-case letters and digits, 3 to 10 of them. */
export type OdsCode = string & { readonly [odsBrand]: true };

const SHAPE = /^[A-Z0-9]{3,10}$/;

/** Reads an ODS code, trimming and raising the letter case; `undefined` when the shape is not one. */
export function parseOdsCode(text: string): OdsCode | undefined {
  const code = text.trim().toUpperCase();
  return SHAPE.test(code) ? (code as OdsCode) : undefined;
}
