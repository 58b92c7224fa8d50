/** The pop-up that Dawn shows instead of a drawer: below the item that was added, which is re-rendered each time. */

import type { Preset } from './preset';

export const notification: Preset = {
  name: 'notification',
  spots: [['#cart-notification-product', 'afterend']],
};
