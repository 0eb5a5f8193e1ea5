/** Prescribing settings of the legacy epraccur: ODS epraccur description, 27 September 2019. */
export const KNOWN_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['0', 'other'],
  ['1', 'walk-in centre'],
  ['2', 'out of hours'],
  ['3', 'walk-in centre and out of hours'],
  ['4', 'GP practice'],
  ['8', 'public health service'],
  ['9', 'community health service'],
  ['10', 'hospital service'],
  ['11', 'optometry service'],
  ['12', 'urgent and emergency care'],
  ['13', 'hospice'],
  ['14', 'care home or nursing home'],
  ['15', 'border force'],
  ['16', 'young offender institution'],
  ['17', 'secure training centre'],
  ['18', "secure children's home"],
  ['19', 'immigration removal centre'],
  ['20', 'court'],
  ['21', 'police custody'],
  ['22', 'sexual assault referral centre'],
  ['24', 'other justice estate'],
  ['25', 'prison'],
]);

/** ODS role codes a prescribing cost centre may carry, as far as we could confirm what they mean. */
export const KNOWN_ROLES: ReadonlyMap<string, string> = new Map([
  ['RO76', 'GP practice'],
  ['RO82', 'prison prescribing cost centre'],
  ['RO96', 'branch surgery'],
  ['RO177', 'prescribing cost centre'],
  ['RO251', 'immigration removal centre prescribing cost centre'],
  ['RO257', 'secure training centre prescribing cost centre'],
  ['RO260', 'young offender institution prescribing cost centre'],
]);
