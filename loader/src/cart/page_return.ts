/** The shopper comes back, by the Back button or from another tab: the cart may have changed meanwhile, unseen by this page. */

import type { Win } from '../win';

export function watchPageReturn(win: Win, wake: () => void, signal: AbortSignal): void {
  win.addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
  win.document.addEventListener('visibilitychange', () => win.document.visibilityState === 'visible' && wake(), {
    signal,
  });
}
