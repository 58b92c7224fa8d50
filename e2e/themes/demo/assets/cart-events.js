// What the shopper does with the cart: open and close it, step a quantity, remove a line or a code. Listens on the document, since sections are replaced.
import { cartSummary, changeCart } from './cart-request.js';
import { closeDrawer, openDrawer } from './drawer.js';

export function followCart() {
  document.addEventListener('click', onClick);
  document.addEventListener('change', onChange);
  document.addEventListener('submit', onSubmit);
}

function onClick(event) {
  const opener = event.target.closest('[data-open-cart]');
  if (opener && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    openDrawer();
  }
  if (event.target.closest('[data-close-cart]') || event.target.matches('[data-cart-overlay]')) closeDrawer();
  const remove = event.target.closest('[data-remove]');
  if (remove) setQuantity(remove.dataset.remove, 0, event.target);
  const code = event.target.closest('[data-remove-code]');
  if (code) removeCode(code.dataset.removeCode, event.target);
  const step = event.target.closest('[data-step]');
  if (step) stepQuantity(step);
}

function stepQuantity(button) {
  const box = button.closest('.quantity');
  const input = box.querySelector('input');
  const next = Math.max(
    Number(input.min),
    Math.min(Number(input.max), Number(input.value) + Number(button.dataset.step)),
  );
  if (String(next) === input.value) return;
  input.value = String(next);
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function onChange(event) {
  const line = event.target.closest('[data-line]')?.dataset.line;
  if (line && event.target.matches('input')) setQuantity(line, Number(event.target.value), event.target);
}

function setQuantity(key, quantity, where) {
  const action = quantity === 0 ? 'remove' : 'update';
  changeCart('change', { id: key, quantity }, { action, context: 'cart', lines: [{ id: key, quantity }] }).catch(
    (error) => showProblem(error, where),
  );
}

async function removeCode(code, where) {
  const cart = await cartSummary();
  const kept = cart.discountCodes.map((other) => other.code).filter((other) => other !== code);
  changeCart('update', { discount: kept.join(',') }, { type: 'shopify:cart:discount-update', context: 'cart' }).catch(
    (error) => showProblem(error, where),
  );
}

async function onSubmit(event) {
  if (!event.target.matches('[data-code-form]')) return;
  event.preventDefault();
  const code = new FormData(event.target).get('discount').trim();
  const cart = await cartSummary();
  const codes = [...cart.discountCodes.map((other) => other.code), code].join(',');
  await changeCart('update', { discount: codes }, { type: 'shopify:cart:discount-update', context: 'cart' });
  const applied = (await cartSummary()).discountCodes.some((other) => other.code === code && other.applicable);
  if (!applied)
    showProblem(new Error('That code does not apply to this cart.'), document.querySelector('[data-code-form]'));
}

function showProblem(error, where) {
  const place = where.closest('dialog, main, .product__words')?.querySelector('[data-problem]');
  if (place) place.textContent = error.message;
  document.dispatchEvent(Object.assign(new Event('shopify:cart:error', { bubbles: true }), { error: error.message }));
}
