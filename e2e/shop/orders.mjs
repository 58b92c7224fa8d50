// A placed order, as the orders/paid webhook tells it (facts: "Webhooks and Admin API", order payload).
import { decimalString, shopCurrency, toPresentment, toShop } from './money.mjs';
import { titleOf } from './cart.mjs';
import { centsUnder } from './selling_plans.mjs';

export const shippingCents = 600;

/** The webhook's body for a `priced` cart. `at` is a Date; `customerId` is null for a guest. */
export function orderPayload(cart, { id, customerId, at }) {
  const applications = [];
  const lineItems = cart.lines.map((line, n) => lineItem(line, n, { cart, applications, orderId: id }));
  const both = (minor) => moneySet(minor, cart.currency);
  const shipping = shippingMinor(cart);
  const total = both(cart.totalMinor + shipping);
  return {
    id,
    name: `#${id % 100000}`,
    order_number: id % 100000,
    created_at: at.toISOString(),
    processed_at: at.toISOString(),
    financial_status: 'paid',
    test: true,
    currency: shopCurrency,
    presentment_currency: cart.currency,
    cart_token: cart.token,
    customer: customerId === null ? null : { id: Number(customerId) },
    note: cart.note,
    note_attributes: Object.entries(cart.attributes).map(([name, value]) => ({ name, value: String(value) })),
    line_items: lineItems,
    discount_applications: applications,
    discount_codes: cart.order.map(({ code, minor, percent }) => ({
      code: code.code,
      amount: decimalString(toShop(minor, cart.currency), shopCurrency),
      type: percent ? 'percentage' : 'fixed_amount',
    })),
    subtotal_price: decimalString(toShop(cart.totalMinor, cart.currency), shopCurrency),
    subtotal_price_set: both(cart.totalMinor),
    current_subtotal_price_set: both(cart.totalMinor),
    total_line_items_price_set: both(cart.originalMinor),
    total_discounts_set: both(cart.originalMinor - cart.totalMinor),
    total_shipping_price_set: both(shipping),
    total_price: total.shop_money.amount,
    total_price_set: total,
  };
}

/** What parcels cost: free with a code, free of gift cards, else one price. */
export function shippingMinor(cart) {
  const parcel = cart.lines.some((line) => !line.giftCard);
  return cart.freeShipping || !parcel ? 0 : toPresentment(shippingCents, cart.currency);
}

function lineItem(line, n, { cart, applications, orderId }) {
  const { product, variant } = line;
  const price = decimalString(centsUnder(variant, line.plan), shopCurrency);
  const allocations = [];
  const allocate = (application, minor) => {
    allocations.push(allocation(minor, cart.currency, indexOf(applications, application)));
  };
  if (line.automatic) allocate(automaticApplication(line.automatic), line.automatic.minor);
  cart.order.forEach((discount) => allocate(codeApplication(discount), discount.parts[n]));
  return {
    id: orderId * 100 + n + 1,
    product_id: product.id,
    variant_id: variant.id,
    title: product.title,
    name: titleOf(line),
    variant_title: variant.options.join(' / '),
    quantity: line.quantity,
    gift_card: line.giftCard,
    vendor: product.vendor,
    sku: `SS-${variant.id}`,
    grams: variant.grams,
    requires_shipping: !line.giftCard,
    taxable: !line.giftCard,
    properties: [],
    price,
    price_set: {
      shop_money: { amount: price, currency_code: shopCurrency },
      presentment_money: { amount: decimalString(line.unitMinor, cart.currency), currency_code: cart.currency },
    },
    total_discount_set: moneySet(0, cart.currency),
    discount_allocations: allocations,
  };
}

function allocation(minor, currency, index) {
  const set = moneySet(minor, currency);
  return { amount: set.shop_money.amount, amount_set: set, discount_application_index: index };
}

const automaticApplication = ({ title, percent }) => ({
  type: 'automatic',
  title,
  value: `${percent}.0`,
  value_type: 'percentage',
  allocation_method: 'each',
  target_selection: 'entitled',
  target_type: 'line_item',
});

const codeApplication = ({ code, percent }) => ({
  type: 'discount_code',
  code: code.code,
  value: percent ?? code.value,
  value_type: percent ? 'percentage' : 'fixed_amount',
  allocation_method: 'across',
  target_selection: 'all',
  target_type: 'line_item',
});

function indexOf(applications, wanted) {
  const same = applications.findIndex((other) => (other.code ?? other.title) === (wanted.code ?? wanted.title));
  return same === -1 ? applications.push(wanted) - 1 : same;
}

function moneySet(minor, currency) {
  return {
    shop_money: {
      amount: decimalString(currency === shopCurrency ? minor : toShop(minor, currency), shopCurrency),
      currency_code: shopCurrency,
    },
    presentment_money: { amount: decimalString(minor, currency), currency_code: currency },
  };
}
