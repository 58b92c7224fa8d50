/** The cart of a Liquid store: every source that says it changed, one mailbox, one read, and the text of it handed over. */

import type { Win } from '../win';
import { dawnPubSub } from './dawn_pubsub';
import { horizonEvents } from './horizon_events';
import { createMailbox } from './mailbox';
import { pageReturn } from './page_return';
import { createRateKeeper } from './rate';
import { readCart } from './read_cart';
import { resourceTiming } from './resource_timing';
import type { Source } from './source';
import { standardEvents } from './standard_events';

export interface ShopifyCart {
  wake(): void;
  stop(): void;
  /** The sources that this page has, as far as they have shown themselves. */
  sourcesFound(): string[];
}

const SOURCES = [standardEvents, horizonEvents, dawnPubSub(), resourceTiming, pageReturn];

/** Calls `tell` with the cart as it is now, and after every change until the signal. A read that fails leaves the last cart. */
export function watchShopifyCart(
  win: Win,
  tell: (text: string) => void,
  signal: AbortSignal,
  sources: Source[] = SOURCES,
): ShopifyCart {
  const keepRate = createRateKeeper(win);
  const deliver = (text: string): void => {
    tell(text);
    keepRate(text);
  };
  const mailbox = createMailbox(
    win,
    () => readCart(win),
    deliver,
    () => {},
  );
  signal.addEventListener('abort', () => mailbox.stop(), { once: true });
  const names = new Set<string>();
  for (const { name, watch } of sources) {
    const found = (): unknown => names.add(name);
    const wake = (at?: number): void => {
      found();
      mailbox.wake(at);
    };
    watch(win, wake, signal, found);
  }
  mailbox.wake();
  return { wake: () => mailbox.wake(), stop: mailbox.stop, sourcesFound: () => [...names] };
}
