/** Horizon until 3: events of its own that bubble to the document once the answer is there. Horizon 4 has the standard ones only. */

import { lastRecentWrite } from './resource_timing';
import type { Source } from './source';
import { OUR_NAME } from './url';

/** Its `quantity-selector:update` comes before the request, and on product pages too: `variants.ts` listens to that one. */
const EVENTS = ['cart:update', 'cart:error', 'discount:update'];

export const horizonEvents: Source = {
  name: 'Horizon events',
  watch(win, wake, signal) {
    const onEvent = (event: Event & { detail?: { sourceId?: string } | null }): void => {
      if (event.detail?.sourceId !== OUR_NAME) wake(lastRecentWrite(win));
    };
    for (const type of EVENTS) win.document.addEventListener(type, onEvent, { signal });
  },
};
