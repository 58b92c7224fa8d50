// The cart, our own shape or Shopify's. Null: none.
import { decimals } from './currency.mjs';
import { CEIL, divided, exact, FLOOR, ONE, tenTo, ZERO } from './number.mjs';

export function readCart(cart) {
  if (!cart?.lines?.length) return null;
  return {
    currency: cart.currency,
    decimals: decimals(cart.currency),
    rate: exact(cart.rate),
    discountMinor: exact(cart.cart_discount_minor ?? 0),
    discountPercent: exact(cart.cart_discount_percent ?? 0),
    codes: cart.discount_codes ?? [],
    lines: cart.lines.map((line) => ({ ...line, price: exact(line.price_minor) })),
  };
}

/** The answer of `/cart.js`, whose prices are hundredths whatever the currency. */
export function readShopifyCart(cart, rate) {
  if (!cart?.items?.length) return null;
  const places = decimals(cart.currency);
  const discounts = cart.cart_level_discount_applications ?? [];
  const ofKind = (kind, step) =>
    discounts
      .filter(({ value_type: type, target_type: target }) => type === kind && target !== 'shipping_line')
      .reduce((sum, { value }) => sum.plus(divided(exact(value).times(step), ONE, CEIL)), ZERO);
  return {
    currency: cart.currency,
    decimals: places,
    rate: exact(rate),
    discountMinor: ofKind('fixed_amount', tenTo(places)),
    discountPercent: ofKind('percentage', tenTo(6)).times(tenTo(-6)),
    codes: (cart.discount_codes ?? []).filter(({ applicable }) => applicable).map(({ code }) => code),
    lines: cart.items.map((item) => ({
      ...item,
      product_id: String(item.product_id),
      variant_id: String(item.variant_id),
      price: divided(exact(item.final_line_price).times(tenTo(places)), exact(100), FLOOR),
    })),
  };
}
