import { SaxesParser } from 'saxes';
import { readJson } from '../../src/wire/json/read-json.ts';
import { decodeXml } from '../../src/wire/xml/decode-xml.ts';
import { scanXml } from '../../src/wire/xml/scan-xml.ts';
import { NO_HANDLER, bareScan } from './bare-scan.ts';

/** A way to go through the bytes of one file without making a record of them. */
export type Parse = (content: Uint8Array) => void;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The floor of JSON: what the platform itself needs, invalid UTF-8 refused. */
export const plainJson: Parse = (content) => {
  JSON.parse(decoder.decode(content));
};

/** Our own strict reading of JSON, numbers kept as they were written. */
export const ownJson: Parse = (content) => {
  if ('problem' in readJson(content)) throw new SyntaxError('refused');
};

/** The floor of XML. */
export const plainXml: Parse = (content) => {
  bareScan(decoder.decode(content), NO_HANDLER);
};

/** Our own strict scan, before a reader looks at what it found. */
export const ownXml: Parse = (content) => {
  const decoded = decodeXml(content);
  if ('fault' in decoded || 'fault' in scanXml(decoded)) throw new SyntaxError('refused');
};

/** The strictest published scanner. */
export const saxesXml: Parse = (content) => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => undefined);
  parser.on('text', () => undefined);
  parser.write(decoder.decode(content)).close();
};

/** The floor of an envelope: the scan of the XML around, and of each document carried in base64. */
export const plainEnvelope: Parse = (content) => {
  const documents: string[] = [];
  bareScan(decoder.decode(content), {
    ...NO_HANDLER,
    text: (text) => {
      if (text.length > BASE64_MIN) documents.push(text);
    },
  });
  for (const document of documents) plainXml(Buffer.from(document, 'base64'));
};

/** Shorter texts of an envelope are names and numbers. */
const BASE64_MIN = 1000;

/** The floor of JSON that carries XHTML: the platform's parse, and the scan of each narrative. */
export const plainNarratives: Parse = (content) => {
  const bundle = JSON.parse(decoder.decode(content)) as Narrated;
  for (const { resource } of bundle.entry ?? []) {
    for (const { text } of resource?.section ?? []) {
      if (text?.div !== undefined) bareScan(text.div, NO_HANDLER);
    }
  }
};

interface Narrated {
  readonly entry?: readonly {
    readonly resource?: { readonly section?: readonly { readonly text?: { div?: string } }[] };
  }[];
}
