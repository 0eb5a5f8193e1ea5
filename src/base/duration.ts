/** Seconds of each unit a length of time may be written in. */
const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };

/** Reads a length of time such as `30m`, `2h` or `3d` as seconds; `undefined` when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^([1-9]\d{0,3})([mhd])$/.exec(text.trim());
  const seconds = SECONDS[match?.[2] ?? ''];
  return match === null || seconds === undefined ? undefined : Number(match[1]) * seconds;
}
