import { areComparable } from '../../record/content-hash.ts';
import type { Entry } from '../../record/entry.ts';
import type { DocumentDetail } from '../../record/kinds/document.ts';
import { different, oneSided, unknown } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';

/** Whether both sides hold the same letter, by the fingerprint of its content. */
export function compareContents({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [detailOf(entries.mig)?.contentHash, detailOf(entries.hie)?.contentHash];
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) {
    return oneSided('contentHash', 'fingerprint of its content', mig);
  }
  if (!areComparable(mig, hie)) {
    return unknown('contentHash', 'The two sides give fingerprints of different kinds.');
  }
  return different('document-unreadable', 'contentHash', [printText(mig), printText(hie)], {
    why: 'the document behind it is another one on the HIE, by the fingerprint of its content.',
  });
}

/** What kind of file the letter is; several names stand for one kind. */
export function compareMediaTypes({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [detailOf(entries.mig)?.mediaType, detailOf(entries.hie)?.mediaType];
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined || hie === undefined) return oneSided('mediaType', 'file type', mig);
  const [a, b] = [typeKey(mig), typeKey(hie)];
  if (a === b) return undefined;
  return different('document-unreadable', 'mediaType', [printed(a), printed(b)], {
    grade: 'type',
    why: 'it is another type of file on the HIE.',
  });
}

function detailOf({ detail }: Entry): DocumentDetail | undefined {
  return detail.kind === 'document' ? detail : undefined;
}

/** Without parameters, and under one name where several are in use (IANA media types and their aliases). */
function typeKey(written: string): string {
  const [type = ''] = written.toLowerCase().split(';');
  return ALIASES[type.trim()] ?? type.trim();
}

const ALIASES: Readonly<Record<string, string>> = {
  'text/rtf': 'application/rtf',
  'application/x-rtf': 'application/rtf',
  'text/richtext': 'application/rtf',
  'text/xml': 'application/xml',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/tif': 'image/tiff',
  'image/x-tiff': 'image/tiff',
  'application/x-pdf': 'application/pdf',
};

function printed(type: string): string {
  return /^[a-z]+\/[a-z\d.+-]{1,80}$/.test(type) ? type : printText(type);
}
