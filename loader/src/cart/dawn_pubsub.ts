/** Dawn and the themes made from it: the parts of the page tell each other of a new cart by pub/sub, and dispatch no event. */

import { findPubSub, subscribeToDawn, type FindPubSub } from '../pub_sub';
import { lastRecentWrite } from './resource_timing';
import type { Source } from './source';
import { OUR_NAME } from './url';

export const dawnPubSub = (find: FindPubSub = findPubSub): Source => ({
  name: 'Dawn pub/sub',
  watch(win, wake, signal, found) {
    const told = (message?: { source?: string }): void => {
      if (message?.source !== OUR_NAME) wake(lastRecentWrite(win));
    };
    subscribeToDawn(win, { cartUpdate: told }, signal, found, find);
  },
});
