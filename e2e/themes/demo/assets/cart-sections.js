// Replaces the HTML of every section that shows the cart.

export const sectionIds = () =>
  ['cart-drawer', 'cart-bubble', 'cart'].filter((id) => document.getElementById(`shopify-section-${id}`));

/** Themes replace HTML: whatever others put in there is gone afterwards. Focus goes back to the control it was on. */
export function showSections(sections) {
  for (const [id, html] of Object.entries(sections)) {
    if (html === null) continue;
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    // The dialog itself stays, or it would close.
    const inside = id === 'cart-drawer' ? '#cart-drawer' : `#shopify-section-${id}`;
    keepingFocus(document.querySelector(inside), (old) => {
      old.innerHTML = fresh.querySelector(inside).innerHTML;
    });
  }
  const count = document.querySelector('[data-cart-count]').dataset.cartCount;
  document.getElementById('cart-status').textContent = `${count} ${count === '1' ? 'item' : 'items'} in your cart`;
}

function keepingFocus(element, change) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const step = focused?.dataset.step;
  const line = focused?.closest('[data-line]')?.dataset.line;
  change(element);
  // What apps put in there sees to its own focus.
  if (!focused || focused.localName.includes('-')) return;
  const again = step
    ? element.querySelector(`[data-line="${line}"] [data-step="${step}"]`)
    : focused.id && document.getElementById(focused.id);
  (again || element.querySelector('h1, h2'))?.focus();
}
