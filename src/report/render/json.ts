import { canonicalJson } from '../canonical-json.ts';
import type { Renderer } from '../renderers.ts';

/** The complete report; every other format is a view of it. */
export const json: Renderer = {
  id: 'json',
  format: 'json',
  render: (model) => `${canonicalJson(model, 2)}\n`,
};
