/** One case: called again and again, and what it costs is told. */
export type Case = () => void;

/** What one call of a case costs. */
export interface Timing {
  /** Wall time of the quickest round. */
  readonly bestMs: number;
  /** CPU time of the whole process, its helper threads included; median of the rounds. */
  readonly cpuMs: number;
  /** How far the rounds lie apart: distance of the quartiles over the median. */
  readonly spread: number;
}

/** How long is measured. */
export interface Effort {
  readonly rounds: number;
  /** Least time of one case in one round. */
  readonly minMs: number;
  readonly warmMs: number;
}

/** Times the cases in turn within each round, another one first each time, so that load hits all alike. */
export function alternate<Name extends string>(
  cases: Readonly<Record<Name, Case>>,
  { rounds, minMs, warmMs }: Effort,
): Record<Name, Timing> {
  const names = Object.keys(cases) as Name[];
  const measured = new Map<Name, { wall: number[]; cpu: number[] }>();
  for (const name of names) {
    measured.set(name, { wall: [], cpu: [] });
    repeat(cases[name], warmMs);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (let k = 0; k < names.length; k += 1) {
      const name = names[(k + round) % names.length] as Name;
      const { wallMs, cpuMs } = repeat(cases[name], minMs);
      measured.get(name)?.wall.push(wallMs);
      measured.get(name)?.cpu.push(cpuMs);
    }
  }
  const timings = names.map((name) => {
    const { wall = [], cpu = [] } = measured.get(name) ?? {};
    const timing = { bestMs: Math.min(...wall), cpuMs: median(cpu), spread: spreadOf(cpu) };
    return [name, timing] as const;
  });
  return Object.fromEntries(timings) as Record<Name, Timing>;
}

/** Cost of one call, from as many as fit into the time; at least one. */
function repeat(action: Case, ms: number): { readonly wallMs: number; readonly cpuMs: number } {
  const cpu = process.cpuUsage();
  const began = performance.now();
  let elapsed = 0;
  let calls = 0;
  do {
    action();
    calls += 1;
    elapsed = performance.now() - began;
  } while (elapsed < ms);
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: elapsed / calls, cpuMs: (user + system) / 1000 / calls };
}

/** The middle of the values; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2;
}

/** Distance of the quartiles over the median. */
export function spreadOf(values: readonly number[]): number {
  return (quantile(values, 0.75, Math.round) - quantile(values, 0.25, Math.round)) / median(values);
}

function quantile(
  values: readonly number[],
  share: number,
  round: (position: number) => number,
): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[round(share * (sorted.length - 1))] ?? Number.NaN;
}
