/**
 * Works on every theme: the browser's own list of requests shows that somebody wrote to the cart, a few milliseconds after the
 * answer. Nothing is patched. What it can't see: requests of workers and of other frames, and in Chromium those whose answer is
 * `no-store` and never read.
 */

import type { Source } from './source';
import { OURS } from './url';
import type { Win } from '../win';

/** The start may be a language, the end may be a format. */
const WRITE = /\/cart\/(add|change|update|clear)(\.js(on)?)?$/;

/** Headless parts of a theme write the cart here, and read everything else here too. */
const GRAPHQL = /^\/api\/[^/]+\/graphql\.json$/;
const GRAPHQL_MS = 1000;

/** A theme's own event comes this soon after the answer that it tells of. */
const RECENT_MS = 2000;

export const resourceTiming: Source = {
  name: 'resource timing',
  watch(win, wake, signal, found) {
    if (!win.PerformanceObserver) return;
    const wakeSlowly = atMostEvery(win, GRAPHQL_MS, wake);
    const observer = new win.PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (isCall(entry, WRITE)) wake(entry.responseEnd);
        else if (isCall(entry, GRAPHQL)) wakeSlowly(entry.responseEnd);
      }
    });
    observer.observe({ type: 'resource', buffered: true });
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    found();
  },
};

/** When the last write since `start` was answered; undefined when none is on the browser's list, which is a short one. */
export function lastWriteSince(win: Win, start: number): number | undefined {
  const entries = win.performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const ends = entries.filter((entry) => isCall(entry, WRITE)).map((entry) => entry.responseEnd);
  // In the order in which they began.
  const last = Math.max(...ends);
  return last >= start ? last : undefined;
}

/** For sources that tell after the answer: when it came, so that a read that has begun since is not made again. */
export function lastRecentWrite(win: Win): number | undefined {
  return lastWriteSince(win, win.performance.now() - RECENT_MS);
}

function isCall({ name, initiatorType, responseStatus }: PerformanceResourceTiming, path: RegExp): boolean {
  if (!/^(fetch|xmlhttprequest|beacon)$/.test(initiatorType)) return false;
  // Refused, and nothing written. A 400 may still have been written: it can be about the sections asked for with it.
  if (responseStatus > 400 && responseStatus < 500) return false;
  const { pathname, search } = new URL(name);
  return path.test(pathname) && !search.includes(OURS);
}

/** The first call at once, and one more at the end of each span in which there were others. */
function atMostEvery(win: Win, span: number, wake: (at: number) => void): (at: number) => void {
  let newest: number | undefined;
  let resting = false;
  const rest = (): void => {
    resting = newest !== undefined;
    if (newest === undefined) return;
    wake(newest);
    newest = undefined;
    win.setTimeout(rest, span);
  };
  return (at) => {
    newest = at;
    if (!resting) rest();
  };
}
