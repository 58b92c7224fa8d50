/**
 * The cart's total changed behind the theme's back. A theme of a known family is asked to show the cart anew, and looked at; a
 * page that still shows the old total beside our element is loaded again, as the last resort. Pages without a cart need nothing.
 */

import { OUR_NAME } from '../cart/url';
import type { ThemeFamily } from '../theme_family';
import { visible } from '../visible';
import type { Win } from '../win';
import type { CartState } from './cart_state';
import { showsTotal } from './shows_total';

/** A theme fetches its section and puts it in; longer than that is a shop that does not answer. */
const SHOWN_MS = 2500;

type Cart = CartState['cart'];

export async function refreshTheme(
  win: Win,
  hosts: () => Iterable<HTMLElement>,
  before: Cart,
  after: Cart,
  family: ThemeFamily,
): Promise<void> {
  const totals = [after.total_price!, before.total_price!] as const;
  const carts = (): HTMLElement[] =>
    [...hosts()].filter((host) => /^cart/.test(host.getAttribute('surface') ?? '') && visible(win, host));
  // Drawn elsewhere for a moment, an element is no proof: it is the new total that is waited for.
  const shown = (): boolean => carts().some((host) => showsTotal(host, ...totals));

  if (family) ask(win, after, family).catch(() => {});
  if (totals[0] === totals[1] || !carts().length) return;
  if (family && (await soon(win, shown))) return;
  if (carts().length) win.location.reload();
}

/** What a theme's own parts say when they have changed the cart. */
async function ask(win: Win, cart: Cart, family: NonNullable<ThemeFamily>): Promise<void> {
  if (family === 'horizon') {
    const detail = {
      resource: cart,
      sourceId: OUR_NAME,
      data: { source: OUR_NAME, itemCount: cart.item_count },
    };
    // Not its `cart:update`, at which some open the drawer.
    win.document.dispatchEvent(new win.CustomEvent('discount:update', { bubbles: true, detail }));
  } else {
    const { names, publish } = family.dawn;
    await publish(names.cartUpdate!, { source: OUR_NAME, cartData: cart });
  }
}

/** Whether it comes true with one of the changes that the page sees within the time. */
function soon(win: Win, holds: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (held: boolean): void => {
      observer.disconnect();
      resolve(held);
    };
    const observer = new win.MutationObserver(() => holds() && end(true));
    observer.observe(win.document.documentElement, { childList: true, characterData: true, subtree: true });
    win.setTimeout(() => end(holds()), SHOWN_MS);
  });
}
