/**
 * Keeps one element at its spot. Themes re-render a drawer by replacing what is in it: the element is disconnected, and a
 * microtask later, before anything is painted, it is back. Only while there is no spot at all the document is observed.
 */

import type { Elements } from '../elements';
import type { Win } from '../win';
import type { Spot } from './preset';

/** Another app wants the place as much as we do. It gets it. */
const FIGHTS_MAX = 5;
const FIGHTS_WITHIN_MS = 1000;

/** Who throws us out this soon after we came does it because we came; a theme would have a new cart first. */
const REACTION_MS = 10;

/** A theme that re-renders without end would have us follow it in microtasks, and the page would freeze: then we wait. */
const MOVES_MAX = 50;
const MOVES_WITHIN_MS = 100;

/** Who stood where we came to stand. */
const NEIGHBOUR = {
  beforebegin: 'previousElementSibling',
  afterbegin: 'firstElementChild',
  beforeend: 'lastElementChild',
  afterend: 'nextElementSibling',
} as const;

export function keep(
  win: Win,
  elements: Elements,
  host: HTMLElement,
  find: () => Spot | undefined,
  signal: AbortSignal,
): void {
  let homeless: MutationObserver | undefined;
  let moves: number[] = [];
  let fights: number[] = [];
  let anchor: Element | undefined;
  let neighbour: Element | null;

  const place = (): void => {
    if (signal.aborted || host.isConnected) return;
    const spot = find();
    if (!spot) return observe();
    const now = win.performance.now();
    const standing = spot.anchor[NEIGHBOUR[spot.where]];
    const taken = neighbour?.isConnected && standing !== neighbour;
    if (spot.anchor === anchor && (taken || now - moves.at(-1)! < REACTION_MS)) {
      fights = [...fights.filter((at) => at > now - FIGHTS_WITHIN_MS), now];
      if (fights.length === FIGHTS_MAX) return end();
    }
    moves = [...moves.filter((at) => at > now - MOVES_WITHIN_MS), now];
    if (moves.length > MOVES_MAX) {
      win.setTimeout(place, MOVES_WITHIN_MS);
      return;
    }
    ({ anchor } = spot);
    neighbour = standing;
    anchor.insertAdjacentElement(spot.where, host);
    homeless?.disconnect();
    homeless = undefined;
  };
  const observe = (): void => {
    if (homeless) return;
    homeless = new win.MutationObserver((records) => {
      if (records.some(({ addedNodes }) => addedNodes.length)) place();
    });
    homeless.observe(win.document.documentElement, { childList: true, subtree: true });
  };
  const unwatch = elements.watch({
    disconnected: (gone) => {
      if (gone === host) win.queueMicrotask(place);
    },
  });
  const end = (): void => {
    unwatch();
    homeless?.disconnect();
    elements.kept.delete(host);
    host.remove();
    // Where it was not on the page, nobody has told.
    elements.remove(host);
  };

  elements.kept.add(host);
  signal.addEventListener('abort', end, { once: true });
  place();
}
