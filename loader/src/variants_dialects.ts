/** How themes tell the page which variant was chosen: each in its own words, all listened to, and the form read after each. */

import { findPubSub, subscribeToDawn } from './pub_sub';
import type { HeardVariant } from './variants_facts';
import type { Win } from './win';

/** Tells a variant, or only that something was chosen. */
export type Tell = (variant?: HeardVariant) => void;

/** What a page may send is nobody's promise: every member may be absent. */
type Sent = any;

export function watchDialects(win: Win, tell: Tell, signal: AbortSignal, find = findPubSub): void {
  const on = (type: string, listener: (event: Sent) => void): void =>
    win.document.addEventListener(type, listener, { signal });
  // The standard events: global ids, a decimal, the variant when the promise is kept, and the product as it was before.
  on('shopify:product:select', ({ promise, product }) => {
    const kept = (answer: Sent): void => {
      const price = hundredths(answer?.variant?.price?.amount);
      tell(variant({ ...answer?.variant, price }, undefined, product?.id));
    };
    Promise.resolve(promise).then(kept, () => {});
  });
  // Horizon until 3, with the variant as Liquid prints it, and the product where it is another one.
  on('variant:update', ({ detail }) => tell(variant(detail?.resource, detail?.data?.newProduct?.id)));
  on('quantity-selector:update', () => tell());
  const variantChange = (message: Sent): void => tell(variant(message?.data?.variant));
  subscribeToDawn(win, { variantChange, quantityUpdate: () => tell() }, signal, () => {}, find);
}

function variant(sent: Sent, product?: unknown, from?: unknown): HeardVariant | undefined {
  const id = idOf(sent?.id);
  if (!id) return undefined;
  const plans = (sent.selling_plan_allocations ?? []).map((plan: Sent) => [plan.selling_plan_id, plan.price]);
  return { id, product: idOf(product), from: idOf(from), price: sent.price, plans: Object.fromEntries(plans) };
}

/** The number at the end of a global id, or the id itself. */
function idOf(id: unknown): string | undefined {
  return /\d+$/.exec(String(id))?.[0];
}

/** "35.5" is 3550, and in every currency; undefined where that would lose something. */
function hundredths(amount: unknown): string | undefined {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d?\d?)0*)?$/.exec(String(amount)) ?? [];
  return whole && (whole + part.padEnd(2, '0')).replace(/^0+(?=\d)/, '');
}
