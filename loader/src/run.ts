/** Runs the Wasm on one page, from its start until it is stopped or dies. All that was built apart is wired here, and only here. */

import { createCartFeed } from './cart_feed';
import { createCodes } from './codes/codes';
import { watchBackForward } from './confirm';
import { createEffects } from './effects';
import { createMounts } from './mounts';
import type { Opening, Page } from './page_part';
import { createGuard } from './recover';
import { resolveToken } from './token';
import { watchVariants } from './variants';
import type { Widget } from './widget';

/** `ready` is kept when the Wasm may be called. The cart is asked for meanwhile. */
export async function run(
  opening: Opening,
  widget: Widget,
  ready: Promise<unknown>,
  sheet: CSSStyleSheet,
): Promise<Page> {
  const { win, configuration, elements, functions, signal } = opening;
  const ended = new win.AbortController();
  const guard = createGuard(win, () => end(true));
  const mounts = createMounts(win, widget, sheet, guard, configuration.look);
  const feed = createCartFeed(opening, widget, guard, ended.signal);
  const end = (dead = false): void => {
    ended.abort();
    mounts.clear(dead);
    if (!dead) guard(() => widget.stop());
  };
  const codes = createCodes(win, functions, mounts.hosts);
  const effects = createEffects(win, {
    hostOf: mounts.hostOf,
    applyCode(id, code) {
      codes.apply(code, (outcome, reason) => {
        guard(() => widget.applied(id, outcome, reason));
        feed.wake();
      });
    },
    removeCode(id, code) {
      codes.remove(code, (outcome) => {
        guard(() => widget.removed(id, outcome));
        feed.wake();
      });
    },
    async token() {
      const token = await resolveToken(functions.customerToken);
      guard(() => widget.set_token(token));
    },
  });

  try {
    const [customerToken] = await Promise.all([resolveToken(functions.customerToken), ready]);
    const token = typeof functions.customerToken === 'function';
    if (!signal.aborted) widget.start({ ...configuration, customerToken, token }, effects);
  } catch (error) {
    ended.abort();
    throw error;
  }
  if (signal.aborted) ended.abort();
  signal.addEventListener('abort', () => end(), { once: true, signal: ended.signal });

  if (!ended.signal.aborted) {
    feed.open();
    const follow = watchVariants(win, mounts.hosts, ended.signal);
    const connected = (host: HTMLElement): void => {
      // The shopper may have chosen a variant before we came.
      follow(host);
      mounts.connected(host);
    };
    const unwatch = elements.watch({ ...mounts, connected });
    ended.signal.addEventListener('abort', unwatch, { once: true });
    for (const host of elements.connected) connected(host);
    watchBackForward(win, configuration, mounts.hosts, (text) => guard(() => widget.set_snapshot(text)), ended.signal);
  }
  return {
    setCart: feed.setCart,
    refresh: () => guard(() => widget.refresh()),
  };
}
