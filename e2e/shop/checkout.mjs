// "Place order": the cart becomes an order, the API is told by webhook, the shopper gets a confirmation page.
import { randomBytes } from 'node:crypto';
import { Cart } from './cart.mjs';
import { cartJson } from './cart_json.mjs';
import { hundredths } from './money.mjs';
import { orderPayload, shippingMinor } from './orders.mjs';
import { pricedCart } from './views.mjs';

let nextId = 5_430_000_000_001;

export const orderId = () => nextId++;

/** The path of the confirmation page; an empty cart stays where it is. */
export async function placeOrder(session, { book, api, metafields }) {
  const cart = pricedCart(session, book);
  if (cart.lines.length === 0) return '/cart';
  const payload = orderPayload(cart, { id: orderId(), customerId: session.customerId, at: new Date() });
  const order = confirmation(cart, payload);
  session.orders.unshift(order);
  book.spend([...cart.order.map(({ code }) => code.code), ...(cart.freeShipping ? [cart.freeShipping.code] : [])]);
  session.cart = new Cart();
  await api.webhook('orders/paid', payload);
  await metafields.refresh(session.customerId);
  return `/orders/${order.token}`;
}

function confirmation(cart, payload) {
  const json = cartJson(cart);
  const shipping = shippingMinor(cart);
  return {
    token: randomBytes(8).toString('hex'),
    name: payload.name,
    created_at: payload.created_at,
    item_count: json.item_count,
    lines: json.items.map((item) => ({
      title: item.product_title,
      variant_title: item.variant_title,
      quantity: item.quantity,
      price: item.final_line_price,
      image: item.image,
    })),
    discounts: json.cart_level_discount_applications.map(({ title, total_allocated_amount }) => ({
      title,
      amount: total_allocated_amount,
    })),
    subtotal_price: json.items_subtotal_price,
    shipping_price: hundredths(shipping, cart.currency),
    total_price: hundredths(cart.totalMinor + shipping, cart.currency),
  };
}
