// Every change of the cart is a form that is posted, and a page that is loaded. Nothing is told to anybody.
import { drawerIsOpen } from './drawer.js';

export function changeCart(verb, fields) {
  const open = verb === 'add' || drawerIsOpen();
  const back = location.pathname + location.search + (open ? '#cart' : '');
  const [item] = fields.items ?? [fields];
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${Shopify.routes.root}cart/${verb}`;
  for (const [name, value] of Object.entries({ ...item, return_to: back })) {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  return new Promise(() => {});
}

export const cartSummary = () => Shopify.actions.getCart();
