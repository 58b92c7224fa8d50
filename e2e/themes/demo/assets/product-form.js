// The product page: options choose a variant, or another product of a combined listing; price, picture, address and the
// form's hidden inputs follow; "Add to cart" opens the drawer.
import { changeCart } from './cart-request.js';
import { openDrawer } from './drawer.js';
import { swapProduct } from './product-swap.js';
import { announceChosen, announceChoosing } from './variant-events.js';

/** On the document: a swap may bring another form. */
export function followProduct() {
  document.addEventListener('change', ({ target }) => {
    const form = target.closest('[data-product-form]');
    if (!form) return;
    const { productUrl = form.dataset.productUrl } = target.dataset;
    if (productUrl !== form.dataset.productUrl) swapProduct(form, productUrl);
    else if (target.name.startsWith('option-')) choose(form);
    else if (target.name === 'purchase' || target.name === 'selling_plan') choosePlan(form, target.value);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-product-form]')) add(event.target, event);
  });
}

function choose(form) {
  const options = [...form.querySelectorAll('[name^=option-]:checked')].map((input) => input.value);
  const variant = variantsOf(form).find((each) => each.options.every((value, n) => value === options[n]));
  announceChoosing(form, options, variant);
  const button = form.querySelector('[data-add]');
  button.disabled = !variant?.available;
  button.textContent = variant?.available ? 'Add to cart' : 'Sold out';
  if (!variant) return;
  form.elements.id.value = variant.id;
  showPrice(form);
  document.querySelector('[data-product-picture]').src = variant.featured_image.src;
  history.replaceState(history.state, '', variant.url);
  announceChosen(form, variant);
}

/** The radio button itself has told the page; some themes keep the plan in a hidden input. */
function choosePlan(form, id) {
  form.elements.selling_plan.value = id;
  showPrice(form);
}

function showPrice(form) {
  const variant = variantsOf(form).find(({ id }) => String(id) === form.elements.id.value);
  const plan = variant.selling_plan_allocations.find((each) => String(each.selling_plan_id) === planOf(form));
  document.querySelector('[data-product-price]').textContent = priceOf((plan ?? variant).price);
}

const variantsOf = (form) => JSON.parse(form.querySelector('[data-variants]').textContent);

const planOf = (form) => form.elements.selling_plan?.value || undefined;

/** As the server's `money` filter writes it: always with the currency's decimals. */
const priceOf = (hundredths) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: Shopify.currency.active }).format(hundredths / 100);

async function add(form, event) {
  event.preventDefault();
  const problem = form.querySelector('[data-problem]');
  problem.textContent = '';
  const [id, quantity] = [form.elements.id.value, Number(form.elements.quantity.value)];
  const item = { id, quantity, ...(planOf(form) && { selling_plan: planOf(form) }) };
  const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity }];
  try {
    await changeCart('add', { items: [item] }, { action: 'add', context: 'product', lines });
    openDrawer();
  } catch (error) {
    problem.textContent = error.message;
  }
}
