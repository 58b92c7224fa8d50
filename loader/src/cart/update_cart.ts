/** Writes to Shopify's cart and returns the text of the cart that it answers with. */

import { cartUrl } from './url';
import type { Win } from '../win';

export async function updateCart(
  win: Win,
  change: { discount?: string; attributes?: Record<string, string> },
): Promise<string> {
  const response = await win.fetch(cartUrl(win, 'cart/update.js'), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!response.ok) throw new Error(`cart/update.js answered ${response.status}`);
  return response.text();
}
