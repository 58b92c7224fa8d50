/** Which cart the Wasm is told: the host's, or the one of the Shopify store around us. Until it takes calls, the newest is kept. */

import { watchShopifyCart, type ShopifyCart } from './cart/shopify_cart';
import type { Opening } from './page_part';
import type { Guard } from './recover';
import type { Widget } from './widget';

export interface CartFeed {
  /** The Wasm takes calls from here on. */
  open(): void;
  /** The host tells the cart. Shopify's is not read any more. */
  setCart(text: string): void;
  /** The cart may have changed. */
  wake(): void;
  /** What Shopify's cart was last; undefined before the first read, and where the host tells its own. */
  lastCart(): string | undefined;
  /** Which of the page's sources of cart changes were found, for the debug output. */
  sourcesFound(): string[];
}

export function createCartFeed(opening: Opening, widget: Widget, guard: Guard, signal: AbortSignal): CartFeed {
  const { win, cart } = opening;
  let { lastCart } = opening;
  let newest: (() => void) | undefined;
  let opened = false;
  const tell = (call: () => void): void => {
    newest = call;
    if (opened) guard(call);
  };
  const tellShopify = (text: string): void => {
    lastCart = text;
    tell(() => widget.set_cart(text, 'shopify', win.Shopify?.currency?.rate));
  };
  // Hydrogen has a `window.Shopify` too, but no routes, and no /cart.js.
  const shopify: ShopifyCart | undefined =
    cart() === undefined && win.Shopify?.routes ? watchShopifyCart(win, tellShopify, signal) : undefined;
  if (lastCart !== undefined) tellShopify(lastCart);
  const setCart = (text: string): void => {
    shopify?.stop();
    tell(() => widget.set_cart(text, 'perkline'));
  };

  return {
    open() {
      opened = true;
      const own = cart();
      if (own !== undefined) setCart(own);
      else if (newest) guard(newest);
    },
    setCart,
    wake: () => shopify?.wake(),
    lastCart: () => lastCart,
    sourcesFound: () => shopify?.sourcesFound() ?? [],
  };
}
