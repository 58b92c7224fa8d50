// Asks the shop to change the cart, publishes it, and sets the drawer's HTML: all of it after an addition, else what is in its frame.

let queue = Promise.resolve();

export function changeCart(verb, fields) {
  const shown = queue.then(() => ask(verb, fields)).then((answer) => show(verb, answer));
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

export const sectionIds = () =>
  ['cart-drawer', 'cart-notification', 'cart-bubble', 'cart'].filter((id) =>
    document.getElementById(`shopify-section-${id}`),
  );

function show(verb, answer) {
  const source = verb === 'add' ? 'product-form' : 'cart-items';
  publish(PUB_SUB_EVENTS.cartUpdate, { source, cartData: answer });
  for (const id of sectionIds()) replace(id, answer.sections[id], verb === 'add' ? '#CartDrawer' : '.drawer__inner');
}

/** What stands between the section's own element and its content stays, so that the drawer stays open. */
function replace(id, html, inside) {
  const section = document.getElementById(`shopify-section-${id}`);
  const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  if (id === 'cart-notification')
    return replaceParts(section, fresh, ['#cart-notification-product', '#cart-notification-button']);
  const [old, next] =
    id === 'cart-drawer' ? [section.querySelector(inside), fresh.querySelector(inside)] : [section, fresh];
  const focused = old.contains(document.activeElement) && document.activeElement;
  const step = focused && focused.dataset.step;
  const line = focused && focused.closest('[data-line]')?.dataset.line;
  old.innerHTML = next.innerHTML;
  if (step) document.querySelector(`[data-line="${line}"] [data-step="${step}"]`)?.focus();
}

function replaceParts(old, fresh, parts) {
  for (const part of parts) old.querySelector(part).innerHTML = fresh.querySelector(part).innerHTML;
}

/** Somebody else changed the cart and said so: the lines and the foot of the drawer are asked for. */
export function followOthers() {
  subscribe(PUB_SUB_EVENTS.cartUpdate, async ({ source }) => {
    if (source === 'cart-items' || source === 'product-form' || !document.getElementById('CartDrawer')) return;
    const html = await (await fetch(`${Shopify.routes.root}cart?section_id=cart-drawer`)).text();
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    for (const part of ['cart-drawer-items', '.cart-drawer__footer'])
      document.querySelector(part).replaceWith(fresh.querySelector(part));
  });
}

export const cartSummary = () => Shopify.actions.getCart();
