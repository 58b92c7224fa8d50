/** The shopper comes back, by the Back button or from another tab: the cart may have changed meanwhile, unseen by this page. */

import type { Source } from './source';

export const pageReturn: Source = {
  name: 'page return',
  watch(win, wake, signal, found) {
    const { document } = win;
    win.addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
    found();
  },
};
