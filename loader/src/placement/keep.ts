/**
 * Keeps one element at its spot. Themes re-render a drawer by replacing what is in it: the element is disconnected, and a
 * microtask later, before anything is painted, it is back. Only while there is no spot at all the document is observed.
 */

import type { Elements } from '../elements';
import type { Win } from '../win';
import type { Spot } from './selector';

/** Another script takes us away as fast as we come: it would go on for ever, in microtasks, and the page would freeze. */
const MOVES_MAX = 50;
const MOVES_WITHIN_MS = 100;

export function keep(
  win: Win,
  elements: Elements,
  host: HTMLElement,
  find: () => Spot | undefined,
  signal: AbortSignal,
): void {
  let homeless: MutationObserver | undefined;
  let moves: number[] = [];

  const place = (): void => {
    if (signal.aborted || host.isConnected) return;
    const spot = find();
    if (spot) {
      const now = win.performance.now();
      moves = [...moves.filter((at) => at > now - MOVES_WITHIN_MS), now];
      if (moves.length > MOVES_MAX) return end();
      spot.anchor.insertAdjacentElement(spot.where, host);
      homeless?.disconnect();
      homeless = undefined;
    } else if (!homeless) {
      homeless = new win.MutationObserver(place);
      homeless.observe(win.document.documentElement, { childList: true, subtree: true });
    }
  };
  const unwatch = elements.watch({
    disconnected: (gone) => {
      if (gone === host) win.queueMicrotask(place);
    },
  });
  const end = (): void => {
    unwatch();
    homeless?.disconnect();
    host.remove();
  };

  signal.addEventListener('abort', end, { once: true });
  place();
}
