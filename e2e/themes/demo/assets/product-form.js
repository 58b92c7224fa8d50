// The product page: options choose a variant; price, picture, address and the form's hidden id follow; "Add to cart" opens the drawer.
import { changeCart } from './cart-request.js';
import { openDrawer } from './drawer.js';
import { announceChosen, announceChoosing } from './variant-events.js';

export function followProduct() {
  const form = document.querySelector('[data-product-form]');
  if (!form) return;
  const variants = JSON.parse(form.querySelector('[data-variants]').textContent);
  form.addEventListener('change', (event) => {
    if (event.target.name?.startsWith('option-')) choose(form, variants);
  });
  form.addEventListener('submit', (event) => add(form, event));
}

function choose(form, variants) {
  const options = [...form.querySelectorAll('.option input:checked')].map((input) => input.value);
  const variant = variants.find((each) => each.options.every((value, n) => value === options[n]));
  announceChoosing(form, options, variant);
  const button = form.querySelector('[data-add]');
  button.disabled = !variant?.available;
  button.textContent = variant?.available ? 'Add to cart' : 'Sold out';
  if (!variant) return;
  form.elements.id.value = variant.id;
  document.querySelector('[data-product-price]').textContent = priceOf(variant.price);
  document.querySelector('[data-product-picture]').src = variant.featured_image.src;
  history.replaceState(history.state, '', variant.url);
  announceChosen(form, variant);
}

/** As the server's `money` filter writes it: always with the currency's decimals. */
const priceOf = (hundredths) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: Shopify.currency.active }).format(hundredths / 100);

async function add(form, event) {
  event.preventDefault();
  const problem = form.querySelector('[data-problem]');
  problem.textContent = '';
  const [id, quantity] = [form.elements.id.value, Number(form.elements.quantity.value)];
  const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity }];
  try {
    await changeCart('add', { items: [{ id, quantity }] }, { action: 'add', context: 'product', lines });
    openDrawer();
  } catch (error) {
    problem.textContent = error.message;
  }
}
