/**
 * Whether words hold something whose loss may do harm: an amount of a drug, a denial, an allergy, or the name
 * of a substance, known by its ending. The endings are stems of the World Health Organization's
 * international nonproprietary names ("The use of stems in the selection of INN").
 */
export function holdsTellingWords(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text));
}

const PATTERNS: readonly RegExp[] = [
  /\d\s*(?:mg|g|micrograms?|mcg|ug|µg|ng|ml|units?|iu|tablets?|capsules?|puffs?|drops?)\b/i,
  /\b(?:no|not|never|nil|denies|denied|without|negative|absent|excluded|stop(?:ped)?|avoid|contraindicated)\b/i,
  /\b(?:allerg(?:y|ic|ies)|anaphyla\w+|intoleran(?:t|ce)|hypersensitiv\w+|overdose)\b/i,
  /\b\w{2,}(?:cillin|mycin|micin|cycline|oxacin|statin|sartan|prazole|conazole|dipine|gliptin|gliflozin|glitazone|parin|xaban|triptan|setron|terol|olol|azepam|barbital|profen|coxib|caine|tidine|thiazide|semide|lukast|vir|mab|nib)s?\b/i,
  /\b(?:penicillin|aspirin|warfarin|insulin|methotrexate|lithium|digoxin|morphine|codeine|paracetamol|latex|peanut|nuts?)\b/i,
];
