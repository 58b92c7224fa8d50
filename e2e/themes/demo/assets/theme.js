// The theme's own behaviour: the drawer, the product form, forms that submit themselves.
import { configureActions } from './actions.js';
import { followCart } from './cart-events.js';
import { followProduct } from './product-form.js';

followCart();
followProduct();
document.addEventListener('DOMContentLoaded', configureActions, { once: true });

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});
