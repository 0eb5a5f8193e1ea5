/** Texts longer than this are mostly free text, which seldom comes back and would only fill the store. */
const TEXT_MAX = 120;

/** Answers kept for one function. */
const ANSWERS_MAX = 20_000;

/**
 * The function with its answers kept, for wordings, codes and units that come back thousands of times.
 * `work` must depend on its text alone. When the store is full it is emptied, so that it never grows.
 */
export function remember<T>(
  work: (text: string) => T,
  answersMax = ANSWERS_MAX,
): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || text.length > TEXT_MAX) return known ?? work(text);
    const own = detached(text);
    const answer = work(own);
    if (answers.size >= answersMax) answers.clear();
    answers.set(own, answer);
    return answer;
  };
}

/**
 * The same text in memory of its own: a part cut from a response would keep the whole response alive for
 * as long as it is kept itself. Joining makes a new text, of which the part is then cut.
 */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
