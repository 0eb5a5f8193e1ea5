// The floor is one loop with nothing in its way; taking it apart into small functions would raise it.
/* oxlint-disable complexity, max-lines-per-function, max-depth, max-statements */

/** What the scan tells. Attributes are flat: name, value, name, value … */
export interface BareHandler {
  open(local: string, uri: string, attributes: readonly string[] | undefined): void;
  close(local: string, uri: string): void;
  text(text: string): void;
}

/** A handler that does nothing: what is left is the cost of the scan. */
export const NO_HANDLER: BareHandler = {
  open: () => undefined,
  close: () => undefined,
  text: () => undefined,
};

const DEPTH_MAX = 256;
const ATTRIBUTES_MAX = 256;

/**
 * The least a strict XML reader in JavaScript has to do: a hand-written scan over a string with namespaces,
 * the five entities and character references, balanced tags, no attribute twice, no DOCTYPE. It keeps
 * nothing and says of a fault only that there is one. The floor our own reading is measured against, never
 * used to read a record.
 */
export function bareScan(source: string, handler: BareHandler): void {
  let s = source;
  if (BAD.test(s)) fail(s.search(BAD));
  if (s.includes('\r')) s = s.replaceAll(/\r\n?/g, '\n');
  const n = s.length;
  const stack: string[] = [];
  const uris: string[] = [];
  let i = s.charCodeAt(0) === 0xfeff ? 1 : 0;
  let seen = false;
  let ns: Record<string, string> = { xml: 'http://www.w3.org/XML/1998/namespace', '': '' };
  const nsStack: (Record<string, string> | undefined)[] = [];
  for (;;) {
    const lt = s.indexOf('<', i);
    if (lt < 0) {
      if (stack.length > 0 || !seen || s.slice(i).trim() !== '') fail(n);
      return;
    }
    if (lt > i) {
      let t = s.slice(i, lt);
      if (stack.length > 0) {
        if (t.includes(']]>')) fail(i);
        if (t.includes('&')) t = decode(t, i);
        handler.text(t);
      } else if (t.trim() !== '') fail(i);
    }
    let c = s.charCodeAt(lt + 1);
    if (c === 47) {
      const top = stack.pop();
      if (top === undefined || !s.startsWith(top, lt + 2)) return fail(lt);
      let e = lt + 2 + top.length;
      while ((c = s.charCodeAt(e)) === 32 || c === 10 || c === 13 || c === 9) e += 1;
      if (c !== 62) fail(lt);
      const k = top.indexOf(':');
      handler.close(k < 0 ? top : top.slice(k + 1), uris.pop() ?? '');
      const outer = nsStack[stack.length];
      if (outer !== undefined) {
        ns = outer;
        nsStack[stack.length] = undefined;
      }
      i = e + 1;
      continue;
    }
    if (c === 33) {
      if (s.startsWith('<![CDATA[', lt)) {
        const e = s.indexOf(']]>', lt + 9);
        if (stack.length === 0 || e < 0) fail(lt);
        handler.text(s.slice(lt + 9, e));
        i = e + 3;
        continue;
      }
      const e = s.startsWith('<!--', lt) ? s.indexOf('--', lt + 4) : -1;
      if (e < 0 || s.charCodeAt(e + 2) !== 62) fail(lt);
      i = e + 3;
      continue;
    }
    if (c === 63) {
      const e = s.indexOf('?>', lt + 2);
      if (e < 0) fail(lt);
      i = e + 2;
      continue;
    }
    if (stack.length === 0 && seen) fail(lt);
    seen = true;
    let e = lt + 1;
    if (!(c < 128 ? IS_START[c] === 1 : c >= 0xc0)) fail(lt);
    while ((c = s.charCodeAt(e)) < 128 ? IS_NAME[c] === 1 : c >= 0xb7) e += 1;
    const name = s.slice(lt + 1, e);
    let attributes: string[] | undefined;
    let declared: string[] | undefined;
    for (;;) {
      const space = e;
      while ((c = s.charCodeAt(e)) === 32 || c === 10 || c === 13 || c === 9) e += 1;
      if (c === 62 || c === 47) break;
      if (space === e) fail(e);
      const start = e;
      while ((c = s.charCodeAt(e)) < 128 ? IS_NAME[c] === 1 : c >= 0xb7) e += 1;
      if (e === start) fail(e);
      const attribute = s.slice(start, e);
      while ((c = s.charCodeAt(e)) === 32 || c === 10 || c === 13 || c === 9) e += 1;
      if (c !== 61) fail(e);
      e += 1;
      while ((c = s.charCodeAt(e)) === 32 || c === 10 || c === 13 || c === 9) e += 1;
      if (c !== 34 && c !== 39) fail(e);
      const quote = s.indexOf(c === 34 ? '"' : "'", e + 1);
      if (quote < 0) fail(e);
      let value = s.slice(e + 1, quote);
      if (value.includes('<')) fail(e);
      if (value.includes('&')) value = decode(value, e);
      e = quote + 1;
      if (attribute.startsWith('xmlns') && (attribute.length === 5 || attribute[5] === ':')) {
        (declared ??= []).push(attribute.slice(6), value);
        continue;
      }
      attributes ??= [];
      for (let k = 0; k < attributes.length; k += 2) if (attributes[k] === attribute) fail(start);
      attributes.push(attribute, value);
      if (attributes.length > 2 * ATTRIBUTES_MAX) fail(start);
    }
    if (declared !== undefined) {
      nsStack[stack.length] = ns;
      ns = { ...ns };
      for (let k = 0; k < declared.length; k += 2) ns[declared[k] ?? ''] = declared[k + 1] ?? '';
    }
    const k = name.indexOf(':');
    const uri = ns[k < 0 ? '' : name.slice(0, k)];
    if (uri === undefined) return fail(lt);
    const local = k < 0 ? name : name.slice(k + 1);
    handler.open(local, uri, attributes);
    if (c === 47) {
      if (s.charCodeAt(e + 1) !== 62) fail(e);
      handler.close(local, uri);
      const outer = nsStack[stack.length];
      if (declared !== undefined && outer !== undefined) {
        ns = outer;
        nsStack[stack.length] = undefined;
      }
      i = e + 2;
    } else {
      stack.push(name);
      uris.push(uri);
      if (stack.length > DEPTH_MAX) fail(lt);
      i = e + 1;
    }
  }
}

/** Text that holds at least one reference. */
function decode(s: string, at: number): string {
  let out = '';
  let i = 0;
  for (let j = s.indexOf('&'); j >= 0; j = s.indexOf('&', i)) {
    const e = s.indexOf(';', j + 1);
    if (e < 0 || e - j > 12) fail(at + j);
    const name = s.slice(j + 1, e);
    const sign = name.startsWith('#') ? signOf(name) : NAMED.get(name);
    if (sign === undefined) fail(at + j);
    out += s.slice(i, j) + sign;
    i = e + 1;
  }
  return out + s.slice(i);
}

function signOf(name: string): string | undefined {
  const hex = /^#x[0-9a-fA-F]+$/.test(name);
  if (!hex && !/^#[0-9]+$/.test(name)) return undefined;
  const v = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const plain = v === 9 || v === 10 || v === 13 || (v >= 32 && v <= 0xd7ff);
  const beyond = (v >= 0xe000 && v <= 0xfffd) || (v >= 0x10000 && v <= 0x10ffff);
  return plain || beyond ? String.fromCodePoint(v) : undefined;
}

function fail(at: number): never {
  throw new SyntaxError(`not well-formed at ${at}`);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
// oxlint-disable-next-line no-control-regex -- which control characters XML refuses is the point of it
const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const IS_NAME = table(/[A-Za-z0-9_:.-]/);
const IS_START = table(/[A-Za-z_:]/);

function table(sign: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    Number(sign.test(String.fromCharCode(code))),
  );
}
