/** Puts a voucher's code on the cart, beside the codes that are there, and looks whether it counts; and takes it off again. */

import { applies, codesBut, type CartState } from './cart_state';
import type { CodeCart } from './code_cart';

export interface Changed {
  outcome: boolean;
  /** Why it is false: the code does not count on this cart, or only in the place of another. */
  reason?: 'not_applicable' | 'replaced';
  /** The cart that came of it. */
  after: CartState;
}

/** A code that does not count leaves no trace: what was there is there again. Rejects when it can't be found out. */
export async function applyCode(cart: CodeCart, code: string, before: CartState): Promise<Changed> {
  if (applies(before, code)) return { outcome: true, after: before };
  const others = codesBut(before, code);
  const after = await cart.write([...others, code]);
  const counts = applies(after, code);
  const keeps = others.every((other) => applies(after, other) || !applies(before, other));
  if (counts && keeps) return { outcome: true, after };
  await cart.write(others);
  return { outcome: false, reason: counts ? 'replaced' : 'not_applicable', after: before };
}

/** The outcome is whether it is gone. The other codes stay. */
export async function removeCode(cart: CodeCart, code: string, before: CartState): Promise<Changed> {
  const others = codesBut(before, code);
  if (others.length === before.codes.length) return { outcome: true, after: before };
  const after = await cart.write(others);
  return { outcome: codesBut(after, code).length === after.codes.length, after };
}
