/** Dawn and the many themes made from it: above the total. The drawer of an empty cart may have no footer yet. */

import type { Preset } from './preset';

export const dawn: Preset = {
  name: 'dawn',
  spots: [
    ['cart-drawer .drawer__footer', 'afterbegin'],
    ['cart-drawer .drawer__inner', 'beforeend'],
  ],
};
