/** The addresses of Shopify's cart in the shopper's language. Our own writes carry a mark that our sources know. */

import type { Win } from '../win';

/** The source of what we tell the theme ourselves. */
export const OUR_NAME = 'perkline';

/** In the query of every write that we make ourselves, so that seeing it does not wake us. */
export const OURS = `source=${OUR_NAME}`;

export function cartUrl(win: Win, route: 'cart.js' | 'cart/update.js'): string {
  const url = (win.Shopify?.routes?.root ?? '/') + route;
  return route === 'cart.js' ? url : `${url}?${OURS}`;
}
