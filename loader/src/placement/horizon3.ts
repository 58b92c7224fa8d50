/** Horizon before 4.0: the same parts, in a drawer that stands in the header. */

import type { Preset } from './preset';

export const horizon3: Preset = {
  name: 'horizon 3',
  spots: [
    ['cart-drawer-component .cart-drawer__summary', 'afterbegin'],
    ['cart-drawer-component .cart-drawer__inner', 'beforeend'],
  ],
};
