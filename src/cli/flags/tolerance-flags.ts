import { Flags } from '@oclif/core';
import { ITEM_WORDS } from '../../workflow/words.ts';
import { dayFlag } from './day-flag.ts';

/** Flags that describe one tolerance; a file says the same and more. */
export const toleranceFlags = {
  file: Flags.string({
    description: 'a file of tolerances, in place of all flags below',
    helpValue: 'FILE',
  }),
  id: Flags.string({ description: 'its name, words joined by hyphens', helpValue: 'ID' }),
  kind: Flags.string({ description: 'kind of finding', helpValue: 'KIND' }),
  item: Flags.option({ description: 'data item', options: ITEM_WORDS, helpValue: 'ITEM' })(),
  'entry-kind': Flags.string({ description: 'kind of entry, such as result', helpValue: 'KIND' }),
  field: Flags.string({ description: 'field that differs', helpValue: 'FIELD' }),
  direction: Flags.option({
    description: 'which way it goes for a reader who moves to the HIE',
    options: ['lost', 'gained', 'either'] as const,
    default: 'either',
    helpValue: 'WAY',
  })(),
  value: Flags.string({
    description:
      'what both sides say, exactly, as "MIG=>HIE"; may be repeated; an empty side says nothing',
    multiple: true,
    helpValue: 'PAIR',
  }),
  'mig-value': Flags.string({ description: 'what the MIG says; may be repeated', multiple: true }),
  'hie-value': Flags.string({ description: 'what the HIE says; may be repeated', multiple: true }),
  code: Flags.string({
    description: 'a code of each entry, as "MIG=>HIE"',
    multiple: true,
    helpValue: 'PAIR',
  }),
  unit: Flags.string({
    description: 'the unit of each entry, as "MIG=>HIE"',
    multiple: true,
    helpValue: 'PAIR',
  }),
  'mig-format': Flags.string({
    description: 'only for this format of the MIG',
    helpValue: 'FORMAT',
  }),
  'hie-format': Flags.string({
    description: 'only for this format of the HIE',
    helpValue: 'FORMAT',
  }),
  supplier: Flags.string({
    description: 'only practices of this supplier',
    multiple: true,
    helpValue: 'NAME',
  }),
  practice: Flags.string({ description: 'only this practice', multiple: true, helpValue: 'CODE' }),
  'tool-version': Flags.string({
    description: 'only this version of mig2hie',
    multiple: true,
    helpValue: 'VERSION',
  }),
  reason: Flags.string({ description: 'why the difference is acceptable', helpValue: 'TEXT' }),
  hazard: Flags.string({ description: 'id in the hazard log', helpValue: 'ID' }),
  by: Flags.string({ description: 'who proposes it', helpValue: 'NAME' }),
  expires: dayFlag({ description: 'the last day it holds' }),
  budget: Flags.integer({
    description: 'most findings it may cover in one run',
    min: 1,
    helpValue: 'N',
  }),
  cap: Flags.option({
    description: 'the worst severity it covers; above significant needs the words of the approver',
    options: ['considerable', 'significant', 'minor'] as const,
    default: 'significant',
    helpValue: 'SEVERITY',
  })(),
  'must-match': Flags.string({
    description:
      'a finding it is meant for: values as "MIG=>HIE", a stored id, or DOCUMENT.json#ID',
    multiple: true,
    helpValue: 'EXAMPLE',
  }),
  'must-not-match': Flags.string({
    description: 'a finding close to it that it must leave open, written in the same way',
    multiple: true,
    helpValue: 'EXAMPLE',
  }),
};
