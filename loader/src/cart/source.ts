/** What every source of cart changes is. All that a page offers run together; none needs another. */

import type { Win } from '../win';

export interface Source {
  /** What the debug output calls it. */
  name: string;
  /**
   * Calls `wake` when the cart changed (`at`, on `performance.now()`'s clock; now, when it is left out), and `found` when the
   * page has this source though nothing changed yet.
   */
  watch(win: Win, wake: (at?: number) => void, signal: AbortSignal, found: () => void): void;
}
