// Another product of a combined listing comes to stand where this one did, with the HTML of its own page.
import { showProduct } from './show-product.js';
import { announceSwapped, announceSwapping } from './variant-events.js';

export async function swapProduct(form, url) {
  const fetched = fetchSection(url);
  announceSwapping(form, fetched.then(chosenIn));
  const fresh = await fetched;
  if (!form.querySelector(`[data-product-url="${url}"]:checked`)) return;
  showProduct(form.closest('.shopify-section'), fresh);
  const shown = document.querySelector('[data-product-form]');
  const variant = chosenIn(fresh);
  history.replaceState(history.state, '', variant.url);
  announceSwapped(shown, variant);
  shown.querySelector('[data-product-url]:checked').focus();
}

async function fetchSection(url) {
  const html = await (await fetch(`${url}?section_id=product`)).text();
  const section = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  // A parsed document has no scripting, so what is for such browsers only would be alive in this page.
  for (const element of section.querySelectorAll('noscript')) element.remove();
  return section;
}

function chosenIn(section) {
  const variants = JSON.parse(section.querySelector('[data-variants]').textContent);
  return variants.find(({ id }) => String(id) === section.querySelector('[name=id]').value);
}
