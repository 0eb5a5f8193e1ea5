declare const exactBrand: unique symbol;

/** A number written with exactly its own digits: `5.70` stays `5.70`. */
export interface ExactNumber {
  readonly [exactBrand]: true;
}

/** What JSON can hold, with exact numbers; undefined members are left out. */
export type Json =
  | string
  | boolean
  | ExactNumber
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** An object of {@link Json}. */
export type JsonObject = Readonly<Record<string, Json | undefined>>;

/** Newer than the types of the library the project is compiled against. */
interface RawJson {
  readonly rawJSON: (text: string) => ExactNumber;
}

/** A number with its own digits. */
export function exact(digits: string): ExactNumber {
  return (JSON as unknown as RawJson).rawJSON(digits);
}

/** JSON text; members in the order they were put in. */
export function writeJson(value: Json): string {
  return JSON.stringify(value);
}
