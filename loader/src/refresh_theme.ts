/** The total changed and the theme does not know. A page that shows the cart is loaded again, as the last resort; others need nothing. */

import { visible } from './visible';
import type { Win } from './win';

export function refreshTheme(win: Win, hosts: Iterable<HTMLElement>): void {
  for (const host of hosts) {
    if (/^cart/.test(host.getAttribute('surface') ?? '') && visible(win, host)) return win.location.reload();
  }
}
