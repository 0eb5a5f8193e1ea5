/** Bounds that keep the cost of a hostile document small. */
export interface XmlLimits {
  /** UTF-16 code units. @default 64 MiB */
  readonly lengthMax?: number | undefined;
  /** Nested elements. @default 256 */
  readonly depthMax?: number | undefined;
  /** Attributes of one element, declarations included. @default 256 */
  readonly attributesMax?: number | undefined;
  /** Elements and attributes together. @default 4 million */
  readonly partsMax?: number | undefined;
}

/** Bounds that hold when none are given. */
export const XML_LIMITS = {
  lengthMax: 64 * 1024 * 1024,
  depthMax: 256,
  attributesMax: 256,
  partsMax: 4_000_000,
} as const;
