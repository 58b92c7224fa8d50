/** The cart as Shopify tells it now: the text of `/cart.js`, untouched. */

import { cartUrl } from './url';
import type { Win } from '../win';

export async function readCart(win: Win): Promise<string> {
  const response = await win.fetch(cartUrl(win, 'cart.js'), {
    headers: { accept: 'application/json' },
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`cart.js answered ${response.status}`);
  return response.text();
}
