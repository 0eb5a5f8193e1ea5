/** The known word closest to a mistyped one, when it is close enough to be meant; the first on a tie. */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const word of known) {
    const edits = editDistance(typed.toLowerCase(), word.toLowerCase());
    if (edits < least) {
      best = word;
      least = edits;
    }
  }
  return best;
}

/** Least number of letters to add, drop or change (Levenshtein), over one row of the table. */
function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      const change = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, change);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
