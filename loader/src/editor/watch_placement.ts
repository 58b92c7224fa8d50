/** Tells the merchant while the cart drawer's element has no place on the page that is being edited. Shoppers' pages stay silent. */

import type { EditorOpening } from '../editor_part';
import { whenLoaded } from '../when_loaded';
import type { Panel } from './panel';
import { say } from './words';

export function watchPlacement(opening: EditorOpening, panel: Panel): void {
  const { win, signal } = opening;
  const check = (): void => panel.tell('placement', problem(opening));
  whenLoaded(win, () => {
    check();
    // The editor renders sections anew, themes their drawers.
    const observer = new win.MutationObserver(check);
    observer.observe(win.document.documentElement, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  });
}

function problem({ win, configuration, placed }: EditorOpening): string | undefined {
  const { document, location } = win;
  if (!document.querySelector('template[data-perkline-drawer]') || placed()) return undefined;
  // Many themes leave the drawer out of the page that shows the cart anyway.
  if (/\/cart\/?$/.test(location.pathname)) return undefined;
  if (!configuration.placement) return say(configuration, 'no_drawer');
  const [selector] = configuration.placement;
  return say(configuration, isSelector(document, selector) ? 'no_match' : 'bad_selector', selector);
}

function isSelector(document: Document, selector: string): boolean {
  try {
    document.querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
