import { createDmdReader } from './dmd-reader.ts';
import type { MapOutcome, MapReader, MapRefusal } from './map-row.ts';
import { createTableReader } from './table-reader.ts';

/**
 * Reads a map file of any known layout, told by its content: XML of dm+d, or a tab-separated table by
 * its header. `fileName` is only needed where a layout has published no names of columns.
 */
export function createMapReader(fileName: string): MapReader {
  let begun = '';
  let reader: MapReader | undefined;
  const choose = (text: string): MapReader => {
    const refusal = refuseContent(text);
    if (refusal !== undefined) return refusing(refusal);
    return text.startsWith('<') ? createDmdReader() : createTableReader(fileName);
  };
  return {
    push(text) {
      if (reader !== undefined) return reader.push(text);
      begun += text;
      const content = begun.replace(/^\uFEFF?\s*/, '');
      if (content === '') return [];
      reader = choose(content);
      const whole = content.startsWith('<') ? content : begun.replace(/^\uFEFF/, '');
      return reader.push(whole);
    },
    end() {
      reader ??= refusing({
        refused: 'The file is empty.',
        next: 'Fetch it again: an empty file is never taken for an empty map.',
      });
      return reader.end();
    },
    outcome: () => reader?.outcome() ?? NOTHING,
  };
}

function refuseContent(content: string): MapRefusal | undefined {
  if (content.startsWith('PK')) {
    return {
      refused: 'The file is a zip archive.',
      next: 'Unpack it and import the files in it; each may be compressed with gzip.',
    };
  }
  return /(?![\t\n\r\f])\p{Cc}/u.test(content.slice(0, 1000))
    ? { refused: 'The file is no text.', next: 'Check that this is the file you meant.' }
    : undefined;
}

const NOTHING: MapOutcome = {
  layout: undefined,
  refusal: undefined,
  faults: [],
  faultCount: 0,
  rows: 0,
  unread: [],
  passedOver: new Map(),
};

function refusing(refusal: MapRefusal): MapReader {
  return { push: () => [], end: () => [], outcome: () => ({ ...NOTHING, refusal }) };
}
