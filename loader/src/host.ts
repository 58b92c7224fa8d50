/**
 * `perkline.mjs`, for headless storefronts. It can be imported where there is no DOM, by a server that renders; `start()`
 * does nothing there. The same loader as on Liquid pages, told by the host what Liquid would have printed.
 */

import locale from '../../theme-snippets/locales/en.default.json';
import type { Configuration, Snapshot } from './configuration';
import { createElements } from './elements';
import { createLoader, type Loader } from './loader';
import type { HostFunctions } from './page_part';
import type { Win } from './win';

export interface StartOptions extends HostFunctions {
  /** The API's address, without `/v1`. */
  api: string;
  locale: string;
  assets: Configuration['assets'];
  links: Configuration['links'];
  /** What the host's server asked the API for, so that the page need not. */
  snapshot?: Snapshot | null;
  /** Our words in the shop's language; English when left out. */
  messages?: object;
  /** The currency that the shopper sees; the program's when left out. */
  currency?: string;
}

/** They outlive a loader that was stopped: an element is registered once. */
const elements = createElements();
let loader: Loader | undefined;
let cart: object | null | undefined;

/** Resolves to whether the widget took over. A page where it can't keeps the text inside the elements. */
export function start(options: StartOptions): Promise<boolean> {
  if (typeof window === 'undefined') return Promise.resolve(false);
  if (!loader) {
    const { customerToken, applyCode, removeCode, ...rest } = options;
    const currency = options.currency ?? options.snapshot?.program?.currency;
    const configuration: Configuration = {
      ...rest,
      ...(currency && { currency }),
      customer: !!customerToken,
      messages: options.messages ?? locale.perkline,
    };
    const functions: HostFunctions = {
      ...(customerToken && { customerToken }),
      ...(applyCode && { applyCode }),
      ...(removeCode && { removeCode }),
    };
    // The page part's address is the host's to choose, at run time: bundlers must leave it.
    const importPart = (url: string) => import(/* webpackIgnore: true */ /* @vite-ignore */ url);
    loader = createLoader(window as unknown as Win, () => configuration, importPart, functions, elements);
    if (cart !== undefined) loader.setCart(cart);
    loader.start();
  }
  return loader.ready;
}

/** The cart as it is now, in Perkline's own JSON; null when there is none. May be told before `start()`. */
export function setCart(next: object | null): void {
  cart = next;
  loader?.setCart(next);
}

/** Asks the API for a newer snapshot. */
export function refresh(): void {
  loader?.refresh();
}

/** Ends everything. A later `start()` begins with its own options. */
export function stop(): void {
  loader?.stop();
  loader = undefined;
}
