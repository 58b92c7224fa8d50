// Asks the shop to change the cart, tells the page by standard events, and shows what it answered.
import { sectionIds, showSections } from './cart-sections.js';

let latest = 0;
let queue = Promise.resolve();

/** `verb` is add, change or update. Resolves when the page shows the new cart; rejects with the shop's own sentence. */
export function changeCart(verb, fields, announcement) {
  const number = ++latest;
  const request = queue.then(() => post(verb, fields));
  const shown = request.then((answer) => {
    if (number === latest) showSections(answer.sections);
    return cartSummary();
  });
  queue = request.catch(() => {});
  if (announcement) announce(announcement, shown);
  return shown;
}

/** The event comes before the request has an answer; the payload stands on the event itself. */
function announce({ type = 'shopify:cart:lines-update', ...payload }, promise) {
  const event = Object.assign(new Event(type, { bubbles: true, composed: true }), payload, {
    promise: promise.then(
      (cart) => ({ cart, userErrors: [], warnings: [] }),
      (error) => ({ cart: null, userErrors: [{ message: error.message }], warnings: [] }),
    ),
  });
  document.dispatchEvent(event);
}

async function post(verb, fields) {
  const response = await fetch(`${Shopify.routes.root}cart/${verb}.js`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ ...fields, sections: sectionIds(), sections_url: location.pathname }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.description);
  return answer;
}

export async function readSections() {
  const response = await fetch(`${location.pathname}?sections=${sectionIds().join(',')}`);
  showSections(await response.json());
}

/** What standard events carry: decimal strings in major units. */
export const cartSummary = () => Shopify.actions.getCart();
