/** Which of the two families of themes that the platform knows this page is of, by what it has at run time, not by a name. */

import { findPubSub, type PubSub } from './pub_sub';
import type { Win } from './win';

/** Horizon's parts of the cart, in all its versions. */
const HORIZON = 'cart-items-component, cart-drawer-component';

export type ThemeFamily = { dawn: PubSub } | 'horizon' | undefined;

export function themeFamily(win: Win, find = findPubSub): ThemeFamily {
  const dawn = find();
  if (dawn) return { dawn };
  return win.document.querySelector(HORIZON) ? 'horizon' : undefined;
}
