/**
 * Shopify's standard storefront events (2026): they come before the request, carry a promise of its end on the event itself,
 * and bubble to the document. https://shopify.dev/docs/storefronts/themes/best-practices/storefront-events-and-actions
 */

import type { Win } from '../win';

const EVENTS = ['shopify:cart:lines-update', 'shopify:cart:discount-update'];

export function watchStandardEvents(win: Win, wake: () => void, signal: AbortSignal): void {
  for (const type of EVENTS) {
    win.document.addEventListener(
      type,
      (event) => {
        const { promise } = event as Event & { promise?: Promise<unknown> };
        Promise.resolve(promise).then(
          () => wake(),
          (error) => {
            // Aborted means that a newer change took its place, and that one has an event of its own.
            if (error?.name !== 'AbortError') wake();
          },
        );
      },
      { signal },
    );
  }
}
