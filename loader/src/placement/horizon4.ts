/** Horizon from 4.0 on: above the total, in a drawer that is a section of its own. */

import type { Preset } from './preset';

export const horizon4: Preset = {
  name: 'horizon 4',
  spots: [
    ['theme-drawer .cart-drawer__summary', 'afterbegin'],
    ['theme-drawer .cart-drawer__inner', 'beforeend'],
  ],
};
