// Morphs every section that shows the cart: of one with a hydration key that element only, of any other the whole.
import { morph } from './morph.js';

const key = '[data-hydration-key]';

const sectionOf = (id) => document.getElementById(`shopify-section-${id}`);

export const sectionIds = () =>
  ['header', 'cart-drawer-section', 'cart-bubble', 'cart'].filter(
    (id) => sectionOf(id) && (id !== 'header' || sectionOf(id).querySelector(key)),
  );

export function showSections(sections) {
  for (const [id, html] of Object.entries(sections)) {
    if (html === null) continue;
    const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    const hydrated = sectionOf(id).querySelector(key);
    if (hydrated) morph(hydrated, fresh.querySelector(key));
    else morph(sectionOf(id), fresh);
  }
}
