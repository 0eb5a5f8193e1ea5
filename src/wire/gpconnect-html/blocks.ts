import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf } from './attributes.ts';
import { linesOf, toLines } from './lines.ts';

/** Marks GP Connect puts over a section or a part of it. */
export const BANNERS = [
  'gptransfer-banner',
  'content-banner',
  'date-banner',
  'exclusion-banner',
] as const;
/** One of {@link BANNERS}. */
export type BannerClass = (typeof BANNERS)[number];

/** What a narrative is made of, in document order. */
export type Block =
  | {
      readonly type: 'heading';
      readonly level: number;
      readonly lines: readonly string[];
      readonly element: XmlElement;
    }
  | {
      readonly type: 'banner';
      readonly banner: BannerClass;
      readonly lines: readonly string[];
      readonly element: XmlElement;
    }
  | { readonly type: 'table'; readonly element: XmlElement }
  | { readonly type: 'sentence'; readonly lines: readonly string[]; readonly element: XmlElement };

/** Lists the blocks of a narrative; every text in it stands in exactly one of them. */
export function blocksOf(root: XmlElement): readonly Block[] {
  const blocks: Block[] = [];
  const holders = new Set<XmlElement>();
  markHolders(root, holders);
  addSentence(blocks, root, toLines(root.text));
  for (const child of root.children) addBlocks(blocks, child, holders);
  return blocks;
}

/** Elements that hold a block have only text of little meaning of their own. */
function markHolders(element: XmlElement, holders: Set<XmlElement>): void {
  for (const child of element.children) {
    // What is taken as a whole is not looked into.
    const isWhole = WHOLE.test(child.local) || bannerOf(child) !== undefined;
    if (!isWhole) markHolders(child, holders);
    if (isWhole || BLOCK.test(child.local) || holders.has(child)) holders.add(element);
  }
}

const WHOLE = /^(?:table|h[1-6])$/i;

const BLOCK = /^(?:div|p|ul|ol|section)$/i;

function addBlocks(blocks: Block[], element: XmlElement, holders: ReadonlySet<XmlElement>): void {
  const local = element.local.toLowerCase();
  const banner = bannerOf(element);
  if (local === 'table') {
    blocks.push({ type: 'table', element });
  } else if (banner !== undefined) {
    blocks.push({ type: 'banner', banner, lines: linesOf(element), element });
  } else if (/^h[1-6]$/.test(local)) {
    blocks.push({ type: 'heading', level: Number(local[1]), lines: linesOf(element), element });
  } else if (holders.has(element)) {
    addSentence(blocks, element, toLines(element.text));
    for (const child of element.children) addBlocks(blocks, child, holders);
  } else {
    addSentence(blocks, element, linesOf(element));
  }
}

function addSentence(blocks: Block[], element: XmlElement, lines: readonly string[]): void {
  if (lines.length > 0) blocks.push({ type: 'sentence', lines, element });
}

function bannerOf(element: XmlElement): BannerClass | undefined {
  const classes = attributeOf(element, 'class')?.toLowerCase();
  if (classes === undefined || !classes.includes('banner')) return undefined;
  const names = classes.split(/\s+/);
  return BANNERS.find((banner) => names.includes(banner));
}
