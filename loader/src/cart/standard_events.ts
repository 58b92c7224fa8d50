/**
 * Shopify's standard storefront events (2026): they come before the request, carry a promise of its end on the event itself,
 * and bubble to the document. https://shopify.dev/docs/storefronts/themes/best-practices/storefront-events-and-actions
 */

import { lastWriteSince } from './resource_timing';
import type { Source } from './source';

const EVENTS = ['lines', 'discount', 'note', 'attributes'].map((what) => what + '-update').concat('error');

/** Themes keep the promise when they have shown the new cart, which may be long after it was written. */
export const standardEvents: Source = {
  name: 'standard events',
  watch(win, wake, signal) {
    const onEvent = (event: Event & { promise?: Promise<unknown> }): void => {
      const told = win.performance.now();
      const changed = (): void => wake(lastWriteSince(win, told));
      Promise.resolve(event.promise).then(changed, (error) => {
        // Aborted means that a newer change took its place, and that one has an event of its own.
        if (error?.name !== 'AbortError') changed();
      });
    };
    for (const type of EVENTS) win.document.addEventListener('shopify:cart:' + type, onEvent, { signal });
  },
};
