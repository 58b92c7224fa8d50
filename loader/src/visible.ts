/** Whether the shopper could see an element where it stands: an off-canvas drawer that is closed has boxes too. */

import type { Win } from './win';

export function visible(win: Win, element: Element): boolean {
  // The old option names: Chrome knows the new ones only since 121, and all who have the method know these.
  if (element.checkVisibility) return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // Safari before 17.4.
  return element.getClientRects().length > 0 && win.getComputedStyle(element).visibility === 'visible';
}
