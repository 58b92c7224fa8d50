/** The part of Perkline that is on every page: defines the elements, places the drawer's, and decides when the rest is fetched. */

import { capable } from './capable';
import type { Configuration } from './configuration';
import { define } from './define';
import { createElements } from './elements';
import { prepare } from './prepare';
import { load, type ImportPart } from './load';
import type { HostFunctions, Page } from './page_part';
import { place } from './placement/place';
import { report } from './report';
import { warm } from './warm';
import { whenActivated } from './when_activated';
import { whenBack } from './when_back';
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
  importPart: ImportPart,
  functions: HostFunctions = {},
  elements = createElements(),
): Loader {
  let running: AbortController | undefined;
  let page: Page | undefined;
  let opening = false;
  let cart: string | undefined;
  let prepared: Promise<Configuration> | undefined;
  let settle: (took: boolean) => void;
  const ready = new Promise<boolean>((resolve) => (settle = resolve));

  const open = (signal: AbortSignal, back?: boolean): void => {
    if (opening) return;
    const found = read();
    if (!found) return settle(false);
    opening = true;
    const begin = (configuration: Configuration): Promise<void> =>
      load(win, importPart, { win, configuration, elements, functions, cart: () => cart, back, signal }).then(
        (opened) => {
          if (!signal.aborted) page = opened;
          settle(true);
        },
        (error) => {
          settle(false);
          report(win, error);
        },
      );
    if (prepared) prepared.then(begin);
    else begin(found);
  };

  /** A page that has no widget can't ask who is signed in now; the server can. */
  const confirm = (signal: AbortSignal): void => {
    if (page) page.confirm();
    else if (opening) win.location.reload();
    else open(signal, true);
  };

  const toWarm = (): string[] => {
    const configuration = !opening && elements.connected.size && read();
    return configuration ? [configuration.assets.page, configuration.assets.wasm] : [];
  };

  return {
    version: PERKLINE_VERSION,
    ready,
    start() {
      if (running) return;
      if (!capable(win) || !define(win, elements)) return settle(false);
      const { signal } = (running = new win.AbortController());
      const configuration = read();
      if (configuration) {
        const placed = place(win, elements, configuration, signal);
        prepared = prepare(win, importPart, {
          configuration,
          version: PERKLINE_VERSION,
          placed,
          page: () => page,
          signal,
        });
      }
      whenActivated(win.document, () => {
        whenWanted(win, elements, signal, () => open(signal));
        if (configuration?.customer) whenBack(win, elements, signal, () => confirm(signal));
        whenLoaded(win, () => warm(win, toWarm));
      });
    },
    setCart(next) {
      cart = JSON.stringify(next);
      page?.setCart(cart);
    },
    refresh: () => page?.refresh(),
    stop() {
      running?.abort();
      running = page = prepared = undefined;
      opening = false;
    },
  };
}
