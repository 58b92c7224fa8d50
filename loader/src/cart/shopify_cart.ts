/** The cart of a Liquid store: every source that says it changed, one mailbox, one read, and the text of it handed over. */

import type { Win } from '../win';
import { createMailbox, type Mailbox } from './mailbox';
import { watchPageReturn } from './page_return';
import { createRateKeeper } from './rate';
import { readCart } from './read_cart';
import { watchResourceTiming } from './resource_timing';
import { watchStandardEvents } from './standard_events';

/** Calls `tell` with the cart as it is now, and after every change until the signal. A read that fails leaves the last cart. */
export function watchShopifyCart(win: Win, tell: (text: string) => void, signal: AbortSignal): Mailbox {
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
  for (const watch of [watchStandardEvents, watchResourceTiming, watchPageReturn]) watch(win, mailbox.wake, signal);
  mailbox.wake();
  return mailbox;
}
