/**
 * The Back button can bring back a page as it was when somebody was still signed in: kept whole, or from the HTTP cache. What is
 * ours is hidden as the page is left, and stays so until somebody has confirmed it.
 */

import { conceal } from './conceal';
import type { Elements } from './elements';
import type { Win } from './win';

export function whenBack(win: Win, elements: Elements, signal: AbortSignal, callback: () => void): void {
  win.addEventListener('pagehide', ({ persisted }) => persisted && conceal(elements, true), { signal });
  win.addEventListener('pageshow', ({ persisted }) => persisted && callback(), { signal });
  const [navigation] = win.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type === 'back_forward') {
    conceal(elements, true);
    callback();
  }
}
