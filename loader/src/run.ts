/** Runs the Wasm on one page, from its start until it is stopped or dies. All that was built apart is wired here, and only here. */

import { createCartFeed, type CartFeed } from './cart_feed';
import { createCodes } from './codes/codes';
import { createTurns } from './codes/turns';
import { watchLogin } from './confirm';
import { createEffects, type Effect, type EffectHandlers } from './effects';
import { keepFocus } from './focus';
import { createMounts, type Mounts } from './mounts';
import type { Opening, Page } from './page_part';
import { createGuard, type Guard } from './recover';
import { withTexts } from './texts';
import { resolveToken } from './token';
import { watchVariants } from './variants';
import type { Widget } from './widget';

/** This instance of the Wasm, of two at most. */
export interface Life {
  /** The page part's own address, as a stack names it. */
  url: string;
  onTrap(lastCart: string | undefined): void;
}

/** `ready` is kept when the Wasm may be called. The cart is asked for meanwhile. */
export async function run(
  opening: Opening,
  widget: Widget,
  ready: Promise<unknown>,
  sheet: CSSStyleSheet,
  life: Life = { url: '', onTrap() {} },
): Promise<Page> {
  const { win, configuration, elements, functions, signal } = opening;
  const ended = new win.AbortController();
  const onTrap = (): void => {
    end(true);
    life.onTrap(feed.lastCart());
  };
  const guard = createGuard(win, onTrap, { url: life.url, signal: ended.signal });
  const mounts = createMounts(win, elements, widget, guard, { sheet, look: configuration.look });
  const feed = createCartFeed(opening, widget, guard, ended.signal);
  const end = (dead = false): void => {
    ended.abort();
    mounts.clear(dead);
    if (!dead) guard(() => widget.stop());
  };
  const effects = createEffects(win, handlersOf({ opening, widget, guard, mounts, feed }));
  // What an instance still says after its end, from an answer that was under way, is nobody's concern.
  const onEffect = (effect: Effect): void => {
    if (!ended.signal.aborted) effects(effect);
  };

  try {
    const [customerToken] = await Promise.all([resolveToken(functions.customerToken), ready]);
    const token = typeof functions.customerToken === 'function';
    const { messages } = withTexts(configuration.messages, configuration.texts);
    if (!signal.aborted) widget.start({ ...configuration, messages, customerToken, token }, onEffect);
  } catch (error) {
    ended.abort();
    throw error;
  }
  if (signal.aborted) ended.abort();
  signal.addEventListener('abort', () => end(), { once: true, signal: ended.signal });

  const confirm = watchLogin(opening, (text) => guard(() => widget.set_snapshot(text)), ended.signal);
  if (!ended.signal.aborted) feed.open();
  if (!ended.signal.aborted) mountAll(opening, mounts, ended.signal);
  if (opening.back) confirm();
  return {
    setCart: feed.setCart,
    refresh: () => guard(() => widget.refresh()),
    confirm,
    sourcesFound: feed.sourcesFound,
  };
}

/** Mounts the elements that are here, and those that come. */
function mountAll({ win, elements }: Opening, mounts: Mounts, signal: AbortSignal): void {
  const follow = watchVariants(win, mounts.hosts, signal);
  const focus = keepFocus(win, signal);
  const connected = (host: HTMLElement): void => {
    // The shopper may have chosen a variant before we came.
    follow(host);
    mounts.connected(host);
    focus.connected(host);
  };
  const unwatch = elements.watch({ ...mounts, connected });
  signal.addEventListener('abort', unwatch, { once: true });
  for (const host of elements.connected) connected(host);
}

interface Parts {
  opening: Opening;
  widget: Widget;
  guard: Guard;
  mounts: Mounts;
  feed: CartFeed;
}

/** Does what the Wasm asks for, and tells it the answer. */
function handlersOf({ opening, widget, guard, mounts, feed }: Parts): EffectHandlers {
  const { win, functions, elements, inTurn = createTurns() } = opening;
  // The page's elements, not our mounts: a job that outlives us has none, and the theme is to show its total all the same.
  const codes = createCodes(win, functions, () => elements.connected, inTurn);
  // What an earlier instance has under way may write the cart after our first read of it, and its own feed is closed.
  inTurn(async () => feed.wake());
  return {
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
  };
}
