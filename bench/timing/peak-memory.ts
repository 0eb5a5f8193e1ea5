import { readFileSync } from 'node:fs';

/**
 * Most resident memory of this process, in MB. What the system's own count says of a child begins with what
 * its parent held, so where it can be had the count of this program alone is taken.
 */
export function peakMb(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(statusText())?.[1];
  return (
    ((kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024) / 1e6
  );
}

function statusText(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}
