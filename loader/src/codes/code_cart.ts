/** Shopify's cart as far as codes go: what it has, and another set of codes for it, written in the way the theme follows best. */

import { readCart } from '../cart/read_cart';
import { updateCart } from '../cart/update_cart';
import { themeFamily } from '../theme_family';
import type { Win } from '../win';
import { cartState, type CartState } from './cart_state';

export interface CodeCart {
  read(): Promise<CartState>;
  /** Replaces the whole set; the cart as it is then. */
  write(codes: string[]): Promise<CartState>;
  /** Shopify's action wrote last, and has the theme show it; the theme knows nothing of our own writes. */
  shown(): boolean;
}

export function createCodeCart(win: Win, family = themeFamily): CodeCart {
  let shown = false;
  const read = async (): Promise<CartState> => cartState(await readCart(win));
  return {
    read,
    async write(codes) {
      const action = win.Shopify?.actions?.updateCart;
      // On a page that it does not know, Shopify's own handler ends in a reload.
      shown = !!action && (action.isDefault?.() === false || !!family(win));
      if (shown) {
        try {
          await action!({ discountCodes: codes });
          return await read();
        } catch {
          // A theme's own handler is as good as the theme.
          shown = false;
        }
      }
      return cartState(await updateCart(win, { discount: codes.join(',') }));
    },
    shown: () => shown,
  };
}
