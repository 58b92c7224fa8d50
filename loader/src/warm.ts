/** Puts files into the HTTP cache while the page has nothing else to do, and not on a connection that the shopper wants spared. */

import type { Win } from './win';

/** `urls` is asked at that time; it may have become an empty list. */
export function warm(win: Win, urls: () => string[]): void {
  const { connection } = win.navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const fetchAll = (): void => {
    for (const url of urls()) {
      // Only a body that was read to its end is sure to be cached.
      win
        .fetch(url, { priority: 'low' })
        .then((response) => response.arrayBuffer())
        .catch(() => {});
    }
  };
  // Safari has no requestIdleCallback.
  if (win.requestIdleCallback) win.requestIdleCallback(fetchAll);
  else win.setTimeout(fetchAll, 2000);
}
