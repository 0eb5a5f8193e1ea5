/** A letter or attachment; its content is not compared, its hash may be. */
export interface DocumentDetail {
  readonly kind: 'document';
  readonly title?: string | undefined;
  readonly mediaType?: string | undefined;
  /** As of `content-hash.ts`. */
  readonly contentHash?: string | undefined;
}
