// Shopify's actions refresh this theme in place.
import { readSections } from './cart-request.js';
import { openDrawer } from './drawer.js';

export function configureActions() {
  Shopify.actions?.updateCart.configure({
    handler: async (change) => {
      const cart = await change();
      await readSections();
      return cart;
    },
  });
  Shopify.actions?.openCart.configure({ handler: openDrawer });
}
