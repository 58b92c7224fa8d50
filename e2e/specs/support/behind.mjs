// What happens to the cart behind the back of the page.
import { sencha50 } from '../../unit/fixtures.mjs';

/** So many tins are in the cart, and neither the page nor its theme has heard of it. */
export const tins = (page, quantity) => page.request.post('/cart/change.js', { data: { id: sencha50, quantity } });

/** As above, and then a standard event says that something has changed; the theme shows what it showed. */
export async function tinsAndAnEvent(page, quantity) {
  await tins(page, quantity);
  await page.evaluate(() => {
    document.dispatchEvent(new Event('shopify:cart:lines-update'));
  });
}
