/**
 * Works on every theme: the browser's own list of requests shows that somebody wrote to the cart, a few milliseconds after the
 * answer. Nothing is patched. What it can't see: requests of workers and of other frames.
 */

import { OURS } from './url';
import type { Win } from '../win';

const WRITES = /\/cart\/(add|change|update|clear)(\.js)?$/;

export function watchResourceTiming(win: Win, wake: (at: number) => void, signal: AbortSignal): void {
  if (!win.PerformanceObserver) return;
  const observer = new win.PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (isCartWrite(entry)) wake(entry.responseEnd);
    }
  });
  observer.observe({ type: 'resource' });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

/** When the last write since `start` was answered; undefined when none is on the browser's list, which is a short one. */
export function lastWriteSince(win: Win, start: number): number | undefined {
  const entries = win.performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.filter((entry) => entry.responseEnd >= start && isCartWrite(entry)).at(-1)?.responseEnd;
}

function isCartWrite({ name, initiatorType }: PerformanceResourceTiming): boolean {
  if (initiatorType !== 'fetch' && initiatorType !== 'xmlhttprequest') return false;
  const { pathname, search } = new URL(name);
  return WRITES.test(pathname) && !search.includes(OURS);
}
