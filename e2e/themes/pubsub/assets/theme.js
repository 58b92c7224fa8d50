// The theme's own behaviour: the drawer, the product form, forms that submit themselves.
import { followCart } from './cart-events.js';
import { followOthers } from './cart-request.js';
import { followProduct } from './product-form.js';

followCart();
followOthers();
followProduct();

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});
