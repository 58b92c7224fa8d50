/**
 * The start policy. Calls back once: when a perk element is near the viewport and can be seen, or at the shopper's first
 * interaction while there is one. Until then nothing is fetched, compiled or asked.
 */

import type { Elements } from './elements';
import { visible } from './visible';
import type { Win } from './win';

/** Above and below only: sideways is where closed drawers wait. */
const MARGIN = '300px 0px';

const INTERACTIONS = ['pointerdown', 'keydown', 'focusin'];

/** After these, what was near but hidden may have come into view, and no IntersectionObserver says so. */
const REVEALS = ['transitionstart', 'transitionend', 'animationend', 'toggle', 'shopify:cart:lines-update'];

export function whenWanted(win: Win, elements: Elements, signal: AbortSignal, callback: () => void): void {
  const hidden = new Set<Element>();
  const ended = new win.AbortController();
  let interacted = false;

  const want = (): void => {
    if (ended.signal.aborted) return;
    end();
    callback();
  };
  const look = (element: Element): void => {
    if (visible(win, element)) want();
    else hidden.add(element);
  };
  const observer = new win.IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) look(entry.target);
        else hidden.delete(entry.target);
      }
    },
    { rootMargin: MARGIN },
  );
  const unwatch = elements.watch({
    connected: (host) => (interacted ? want() : observer.observe(host)),
    disconnected(host) {
      observer.unobserve(host);
      hidden.delete(host);
    },
  });
  const end = (): void => {
    ended.abort();
    observer.disconnect();
    unwatch();
  };
  const on = (types: string[], listener: () => void): void => {
    const options = { capture: true, passive: true, signal: ended.signal };
    for (const type of types) win.document.addEventListener(type, listener, options);
  };

  signal.addEventListener('abort', end, { once: true });
  on(REVEALS, () => hidden.forEach(look));
  on(INTERACTIONS, () => {
    interacted = true;
    if (elements.connected.size) want();
  });
  for (const host of elements.connected) observer.observe(host);
}
