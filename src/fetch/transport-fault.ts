/** Our word for each way a connection fails, by the code Node.js or undici gives it. */
const FAULT_OF_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  UND_ERR_SOCKET: 'connection-reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'incomplete',
  UND_ERR_CONNECT_TIMEOUT: 'time-out',
  UND_ERR_HEADERS_TIMEOUT: 'time-out',
  UND_ERR_BODY_TIMEOUT: 'time-out',
  ETIMEDOUT: 'time-out',
  ENOTFOUND: 'name-not-resolved',
  EAI_AGAIN: 'name-not-resolved',
  EHOSTUNREACH: 'connection-refused',
  ENETUNREACH: 'connection-refused',
};

/** The word for a failed exchange. Never the message of the error: it may quote what was sent. */
export function faultOf(error: unknown): string {
  for (const one of causesOf(error)) {
    if (one.name === 'TimeoutError') return 'time-out';
    const code = one.code ?? '';
    const known = FAULT_OF_CODE[code];
    if (known !== undefined) return known;
    if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'tls';
    if (code.startsWith('HPE_')) return 'not-http';
  }
  return 'transport';
}

interface Failure {
  readonly name: string;
  readonly code?: string;
}

/** The error, what caused it, and so on; and the first of several that failed together. */
function causesOf(error: unknown): Failure[] {
  const found: Failure[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    found.push(current);
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return found;
}
