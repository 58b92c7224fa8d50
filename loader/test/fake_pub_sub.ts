/** Dawn's talk between the parts of a page, and what was said in it. */

import type { FindPubSub, PubSub } from '../src/pub_sub';

export function fakePubSub(there = true) {
  const told = new Map<string, Set<(message: any) => void>>();
  const published: [string, any][] = [];
  const pubSub: PubSub = {
    names: { cartUpdate: 'cart-update', quantityUpdate: 'quantity-update', variantChange: 'variant-change' },
    subscribe(name, tell) {
      const all = told.get(name) ?? new Set();
      told.set(name, all.add(tell));
      return () => all.delete(tell);
    },
    publish(name, message) {
      published.push([name, message]);
      told.get(name)?.forEach((tell) => tell(message));
    },
  };
  const find: FindPubSub = () => (there ? pubSub : undefined);
  return { pubSub, published, find, appear: () => (there = true) };
}
