/**
 * Shopify's standard storefront events (2026): they come before the request, carry a promise of its end on the event itself,
 * and bubble to the document. https://shopify.dev/docs/storefronts/themes/best-practices/storefront-events-and-actions
 */

import type { Win } from '../win';
import { lastWriteSince } from './resource_timing';

const EVENTS = ['shopify:cart:lines-update', 'shopify:cart:discount-update'];

/** Themes keep the promise when they have shown the new cart, which may be long after it was written. */
export function watchStandardEvents(win: Win, wake: (at?: number) => void, signal: AbortSignal): void {
  const onEvent = (event: Event & { promise?: Promise<unknown> }): void => {
    const told = win.performance.now();
    const changed = (): void => wake(lastWriteSince(win, told));
    Promise.resolve(event.promise).then(changed, (error) => {
      // Aborted means that a newer change took its place, and that one has an event of its own.
      if (error?.name !== 'AbortError') changed();
    });
  };
  for (const type of EVENTS) win.document.addEventListener(type, onEvent, { signal });
}
