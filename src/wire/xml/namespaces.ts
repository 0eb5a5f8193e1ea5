import { safeName } from '../safe-name.ts';
import { refuse } from './xml-fault.ts';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * The prefixes in force. Each has a stack of the names it was bound to, so that opening and closing an
 * element costs what it declares itself, however many declarations stand around it.
 */
export interface NamespaceScope {
  readonly bindings: Map<string, string[]>;
}

/** A scope with nothing bound but `xml` and the empty default. */
export function createScope(): NamespaceScope {
  return {
    bindings: new Map([
      ['xml', [XML_NAMESPACE]],
      ['', ['']],
    ]),
  };
}

/** Binds one `xmlns` attribute (`name` as written) and returns its prefix, to be unbound later. */
export function bind(scope: NamespaceScope, name: string, uri: string, offset: number): string {
  const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
  const fault = bindingFault(prefix, uri);
  if (fault !== undefined) refuse(fault, offset);
  const stack = scope.bindings.get(prefix);
  if (stack === undefined) scope.bindings.set(prefix, [uri]);
  else stack.push(uri);
  return prefix;
}

/** Takes back the latest binding of each prefix. */
export function unbind(scope: NamespaceScope, prefixes: readonly string[]): void {
  for (const prefix of prefixes) scope.bindings.get(prefix)?.pop();
}

/** The namespace a prefix stands for; refused when it stands for none. */
export function resolve(scope: NamespaceScope, prefix: string, offset: number): string {
  const uri = scope.bindings.get(prefix)?.at(-1);
  return uri ?? refuse(`the prefix ${safeName(prefix)} is not declared`, offset);
}

function bindingFault(prefix: string, uri: string): string | undefined {
  if (prefix === 'xmlns') return 'the prefix xmlns must not be declared';
  if (prefix === 'xml' && uri !== XML_NAMESPACE) return 'the prefix xml must not be redefined';
  if (prefix !== 'xml' && uri === XML_NAMESPACE)
    return 'the namespace of xml takes no other prefix';
  if (uri === XMLNS_NAMESPACE) return 'the namespace of xmlns must not be declared';
  if (prefix !== '' && uri === '') return `the prefix ${safeName(prefix)} must not be undeclared`;
  return undefined;
}
