import { remember } from '../base/remember.ts';
import { termKey } from '../base/term-key.ts';
import type { Entry } from '../record/entry.ts';

/**
 * Whether an entry is worded as a disorder the patient has: a diagnosis by any code system's account. Told by
 * the words medicine forms the names of disorders with, since the lists of codes are licensed; a wording that
 * denies, doubts, belongs to somebody else or to the past, or speaks of care, tests or operations is none.
 * What has a value was measured. Pains and other symptoms are left out: they are filed both ways.
 */
export function namesDisorder({ term, codes, detail }: Entry): boolean {
  if (detail.kind === 'observation' && detail.value !== undefined) return false;
  const wordings = [term, ...codes.map((code) => code.term)].filter((each) => each !== undefined);
  return wordings.length > 0 && wordings.every(isDisorder);
}

const isDisorder = remember((wording) => {
  const key = termKey(wording);
  return DISORDER.test(key) && !OTHER.test(key);
});

const DISORDER = new RegExp(
  [
    // Inflammation, growths, the blood, palsies and disorders of organs, by the endings of their names.
    String.raw`\b\w{2,}itis\b`,
    String.raw`\b\w{3,}(?:carcinoma|sarcoma|lymphoma|melanoma|myeloma|adenoma|glaucoma|granuloma|haematoma)\b`,
    String.raw`\b(?:carcinoma|sarcoma|lymphoma|melanoma|myeloma|glaucoma|haematoma)\b`,
    String.raw`\b\w{2,}a?emia\b`,
    String.raw`\b\w{3,}(?:plegia|paresis|rrhagia|rrhoea)\b`,
    String.raw`\b(?:neuro|retino|nephro|cardiomyo|encephalo|arthro|myo|lymphadeno|radiculo)pathy\b`,
    String.raw`\b(?:thrombo|fibro|scler|endometri|tubercul|cirrh|sten|osteopor|osteoarthr|psych|neur|kyph|scoli|necr|sarcoid|spondyl|dermat)osis\b`,
    String.raw`\b(?:hypo|hyper)(?:thyroidism|tension|parathyroidism)\b`,
    // And by words of their own.
    String.raw`\b(?:infections?|infarction|fractures?|dislocation|syndrome|diseases?|disorder|neoplasm|cancer|tumour)\b`,
    String.raw`\b(?:abscess|ulcer|embolism|thrombosis|stroke|haemorrhage|aneurysm|sepsis|cellulitis|gangrene|hernia)\b`,
    String.raw`\b(?:heart|cardiac|renal|kidney|liver|hepatic|respiratory|ventricular) failure\b`,
    String.raw`\b(?:asthma|diabetes|epilepsy|migraine|angina|pneumonia|eczema|psoriasis|gout|shingles|dementia)\b`,
    String.raw`\b(?:schizophrenia|cataract|haemorrhoids|fibrillation|deep vein thrombosis|cystic fibrosis)\b`,
  ].join('|'),
);

const OTHER = new RegExp(
  [
    String.raw`\?|\b(?:no|not|nil|non|without|absent|absence|negative|never|neither|denies|denied|excluded|exclusion|free)\b`,
    String.raw`\b(?:suspected|possible|probable|likely|query|provisional|working|risk|exposure|contact|carrier|susceptib\w+)\b`,
    String.raw`\b(?:family|fh|mother|father|maternal|paternal|sibling|history|h/o|hx|past|previous|resolved|remission|onset|age)\b`,
    String.raw`\b(?:screen\w*|tests?|testing|tested|monitor\w*|review\w*|checks?|clinic|education\w*|advice|advised|leaflet|information|counsell?ing)\b`,
    String.raw`\b(?:refer\w*|seen|vaccin\w*|immuni[sz]\w*|inoculat\w*|prophyla\w*|prevent\w*|care|plan|planning|manage\w*|regist\w*|service|programme|pathway|follow up|follow-up)\b`,
    String.raw`\b(?:score|scale|questionnaire|assess\w*|index|stage|staging|classification|control\w*|treat\w*|therapy|drugs?|medicat\w*|prescri\w*)\b`,
    String.raw`\b(?:exception\w*|except\w*|invit\w*|declin\w*|consent|letter|discharge|admi\w*|attend\w*|status|support|nurse|specialist|team|society)\b`,
    String.raw`\b(?:symptoms?|trigger\w*|frequency|number|causes|causing|limits?|limiting|disturb\w*|restrict\w*|daytime|night\w*|o/e|c/o|on examination|complain\w*)\b`,
    String.raw`\b(?:counts?|levels?|rate|measure\w*|ratio|antibod\w*|antigen|cultures?|swab|serology|titre|results?|function|observation|x-ray|scan)\b`,
    String.raw`\b(?:operation|repair\w*|excision|fixation|reduction|surgery|surgical|injection|drainage|biopsy|incision|removal|extraction|reconstruct\w*|closure|ligation)\b|\w+(?:ectomy|otomy|ostomy|plasty|scopy|gram|graphy)\b`,
  ].join('|'),
);
