/** The part of Perkline that is on every page: defines the elements, places the drawer's, and decides when the rest is fetched. */

import { capable } from './capable';
import type { Configuration } from './configuration';
import { define } from './define';
import { createElements } from './elements';
import { load, type ImportPage } from './load';
import type { HostFunctions, Page } from './page_part';
import { place } from './placement/place';
import { report } from './report';
import { warm } from './warm';
import { whenActivated } from './when_activated';
import { whenLoaded } from './when_loaded';
import { whenWanted } from './when_wanted';
import type { Win } from './win';

declare const PERKLINE_VERSION: string;

export interface Loader {
  version: string;
  /** True when the widget has taken over, false when it can't and the server text stays. Never rejects. */
  ready: Promise<boolean>;
  /** Watches for the first element that can be seen, or an interaction, and starts then. */
  start(): void;
  /** The cart, from a host that knows it; null when there is none. The page's own sources are not read any more. */
  setCart(cart: object | null): void;
  /** Asks the API for a newer snapshot. */
  refresh(): void;
  /** Takes everything away but the elements and the server text in them. `start()` begins anew. */
  stop(): void;
}

/** `read` is asked again while it finds nothing: a theme editor adds blocks, and their configuration, to a page that is open. */
export function createLoader(
  win: Win,
  read: () => Configuration | undefined,
  importPage: ImportPage,
  functions: HostFunctions = {},
): Loader {
  const elements = createElements();
  let running: AbortController | undefined;
  let page: Page | undefined;
  let opening = false;
  let cart: string | undefined;
  let settle: (took: boolean) => void;
  const ready = new Promise<boolean>((resolve) => (settle = resolve));

  const open = (signal: AbortSignal): void => {
    const configuration = read();
    if (!configuration) return settle(false);
    opening = true;
    load(win, importPage, { win, configuration, elements, functions, cart: () => cart, signal }).then(
      (opened) => {
        if (!signal.aborted) page = opened;
        settle(true);
      },
      (error) => {
        settle(false);
        report(win, error);
      },
    );
  };

  const toWarm = (): string[] => {
    const configuration = !opening && elements.connected.size && read();
    return configuration ? Object.values(configuration.assets) : [];
  };

  return {
    version: PERKLINE_VERSION,
    ready,
    start() {
      if (running) return;
      if (!capable(win)) return settle(false);
      const { signal } = (running = new win.AbortController());
      define(win, elements);
      const configuration = read();
      if (configuration) place(win, elements, configuration, signal);
      whenActivated(win.document, () => whenWanted(win, elements, signal, () => open(signal)));
      whenLoaded(win, () => warm(win, toWarm));
    },
    setCart(next) {
      cart = JSON.stringify(next);
      page?.setCart(cart);
    },
    refresh: () => page?.refresh(),
    stop() {
      running?.abort();
      running = page = undefined;
    },
  };
}
