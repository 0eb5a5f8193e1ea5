/** A value of JSON whose numbers keep their digits. */
export type Tree = string | boolean | null | Digits | readonly Tree[] | TreeObject;

/** An object of a {@link Tree}, members in order. */
export interface TreeObject {
  readonly [name: string]: Tree;
}

declare const digitsBrand: unique symbol;

/** A number as it was written. */
export interface Digits {
  readonly [digitsBrand]: true;
}

/** Newer than the types of the library the project is compiled against. */
interface ExactJson {
  parse(
    text: string,
    reviver: (name: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): Tree;
  rawJSON(text: string): Digits;
  isRawJSON(value: unknown): value is Digits;
}

const exact = JSON as unknown as ExactJson;

/** Reads JSON without turning a number into a float: `5.70` stays `5.70`. */
export function parseTree(text: string): Tree {
  return exact.parse(text, (_name, value, { source }) =>
    typeof value === 'number' && source !== undefined ? exact.rawJSON(source) : value,
  );
}

/** JSON text of a tree, indented by so many spaces. */
export function writeTree(tree: Tree, indent?: number): string {
  return JSON.stringify(tree, undefined, indent);
}

/** A number with exactly these digits. */
export function digits(text: string): Digits {
  return exact.rawJSON(text);
}

/** The digits of a number; undefined for anything else. */
export function digitsOf(value: unknown): string | undefined {
  return exact.isRawJSON(value) ? JSON.stringify(value) : undefined;
}

/** Whether the value is an object with members of its own. */
export function isObject(value: Tree | undefined): value is TreeObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !exact.isRawJSON(value)
  );
}

/** Whether the value is an array. */
export function isList(value: Tree | undefined): value is readonly Tree[] {
  return Array.isArray(value);
}

/** The tree with every value put through `change`, the innermost first, with the name it stands under. */
export function mapTree(tree: Tree, change: (value: Tree, name: string) => Tree, name = ''): Tree {
  if (isList(tree))
    return change(
      tree.map((value) => mapTree(value, change, name)),
      name,
    );
  if (!isObject(tree)) return change(tree, name);
  const members = Object.entries(tree).map(
    ([member, value]) => [member, mapTree(value, change, member)] as const,
  );
  return change(Object.fromEntries(members), name);
}
