/**
 * Many sources say that the cart changed; the mailbox reads it once for all of them and hands over what it read. An answer
 * that is overtaken by a newer one is dropped.
 */

import type { Win } from '../win';

/** Several sources see the same change within a few milliseconds of each other. */
const BURST_MS = 20;

export interface Mailbox {
  /** The cart changed at `at` (on `performance.now()`'s clock; now, unless the source knows better). */
  wake(at?: number): void;
  stop(): void;
}

export function createMailbox(
  win: Win,
  read: () => Promise<string>,
  deliver: (text: string) => void,
  failed: (error: unknown) => void,
): Mailbox {
  let waiting = false;
  let stopped = false;
  let asked = 0;
  let delivered = 0;
  let readAt = -Infinity;

  const readOnce = async (): Promise<void> => {
    waiting = false;
    if (stopped) return;
    const number = ++asked;
    readAt = win.performance.now();
    try {
      const text = await read();
      if (stopped || number < delivered) return;
      delivered = number;
      deliver(text);
    } catch (error) {
      // A newer read may have told us already; then nobody needs to hear of this one.
      if (!stopped && number > delivered) failed(error);
    }
  };

  return {
    wake(at = win.performance.now()) {
      // A read that began after the change knows it.
      if (waiting || stopped || at < readAt) return;
      waiting = true;
      win.setTimeout(readOnce, BURST_MS);
    },
    stop() {
      stopped = true;
    },
  };
}
