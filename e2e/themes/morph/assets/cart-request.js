// Asks the shop to change the cart and says so by this theme's own event, which carries the HTML that its sections then take over.
import { sectionIds, showSections } from './cart-sections.js';

let queue = Promise.resolve();

document.addEventListener('cart:update', ({ detail }) => {
  if (detail.data.sections) showSections(detail.data.sections);
});

export function changeCart(verb, fields) {
  const shown = queue.then(() => ask(verb, fields)).then((answer) => tell(verb, answer));
  queue = shown.catch(() => {});
  return shown;
}

async function ask(verb, fields) {
  const response = await fetch(`${Shopify.routes.root}cart/${verb}.js`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ ...fields, sections: sectionIds(), sections_url: location.pathname }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.description);
  return answer;
}

function tell(verb, answer) {
  const source = verb === 'add' ? 'product-form-component' : 'cart-items-component';
  const data = { itemCount: answer.item_count, source, sections: answer.sections, didError: false };
  const detail = { resource: answer, sourceId: source, data };
  document.dispatchEvent(new CustomEvent('cart:update', { bubbles: true, detail }));
}

export const cartSummary = () => Shopify.actions.getCart();
