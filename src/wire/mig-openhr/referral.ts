import type { ReferralDetail } from '../../record/kinds/referral.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readPlainTerm } from './codes.ts';
import type { Directory } from './directory.ts';
import { meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';

const DIRECTIONS: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['IN', 'in'],
  ['OUT', 'out'],
]);

const URGENCIES: ReadonlyMap<string, string> = new Map([
  ['R', 'routine'],
  ['S', 'soon'],
  ['U', 'urgent'],
  ['D', 'dated'],
  ['W', 'two week wait'],
]);

/** Reads a `referral` element. */
export function readReferral(
  source: Source,
  event: XmlElement,
  directory: Directory,
): ReferralDetail {
  const element = one(event, 'referral');
  const target = textOf(element, 'targetOrganisation');
  return {
    kind: 'referral',
    direction: meaningOf(source, one(element, 'direction'), DIRECTIONS),
    specialty: readPlainTerm(one(element, 'speciality')),
    recipient: directory.organisations.get(target ?? '')?.name,
    urgency: meaningOf(source, one(element, 'urgency'), URGENCIES),
    reason: textOf(element, 'reason'),
  };
}
