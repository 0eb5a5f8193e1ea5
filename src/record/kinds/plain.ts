/** A kind that has nothing beyond what every entry has. */
export interface PlainDetail {
  readonly kind: 'diagnosis' | 'procedure' | 'alert' | 'note';
}
