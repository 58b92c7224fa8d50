/** Puts a voucher's code on Shopify's cart, beside the codes that are there, and looks whether it counts. */

import { readCart } from './cart/read_cart';
import { updateCart } from './cart/update_cart';
import type { Win } from './win';

export interface Applied {
  /** Undefined: it could not be found out. */
  outcome: boolean | undefined;
  /** The theme was told by Shopify, and shows the new total itself. */
  themeKnows: boolean;
}

/** A host that has a cart of its own does it by `byHost`. */
export async function applyCode(win: Win, code: string, byHost?: (code: string) => Promise<boolean>): Promise<Applied> {
  try {
    return byHost ? { outcome: await byHost(code), themeKnows: true } : await applyToShopify(win, code);
  } catch {
    return { outcome: undefined, themeKnows: false };
  }
}

async function applyToShopify(win: Win, code: string): Promise<Applied> {
  // A documented action: it changes the cart, tells the page's listeners and refreshes what the theme shows.
  const action = win.Shopify?.actions?.updateCart;
  const write = async (codes: string[]): Promise<string> => {
    if (!action) return updateCart(win, { discount: codes.join(',') });
    await action({ discountCodes: codes });
    return readCart(win);
  };
  const before = discountCodes(await readCart(win));
  if (applies(before, code)) return { outcome: true, themeKnows: true };
  const others = before.map((entry) => entry.code).filter((other) => !same(other, code));
  const outcome = applies(discountCodes(await write([...others, code])), code);
  // A code that does not count may have pushed out one that did.
  if (!outcome) await write(others);
  return { outcome, themeKnows: !!action };
}

interface DiscountCode {
  code: string;
  applicable: boolean;
}

/** An empty cart has no such list. */
function discountCodes(cart: string): DiscountCode[] {
  return (JSON.parse(cart) as { discount_codes?: DiscountCode[] }).discount_codes ?? [];
}

function applies(codes: DiscountCode[], code: string): boolean {
  return codes.some((entry) => same(entry.code, code) && entry.applicable);
}

/** Shopify compares discount codes without regard to case. */
function same(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}
