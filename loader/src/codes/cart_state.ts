/** What matters of `/cart.js` when a code is put on it or taken off. */

interface DiscountCode {
  code: string;
  applicable: boolean;
}

export interface CartState {
  /** The whole document, for a theme that wants it. */
  cart: { total_price?: number; item_count?: number };
  codes: DiscountCode[];
}

/** An empty cart has no list of codes. */
export function cartState(text: string): CartState {
  const cart = JSON.parse(text) as CartState['cart'] & { discount_codes?: DiscountCode[] };
  return { cart, codes: cart.discount_codes ?? [] };
}

export function applies({ codes }: CartState, code: string): boolean {
  return codes.some((entry) => same(entry.code, code) && entry.applicable);
}

export function codesBut({ codes }: CartState, code: string): string[] {
  return codes.map((entry) => entry.code).filter((other) => !same(other, code));
}

/** Shopify compares discount codes without regard to case. */
function same(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}
