/**
 * The exchange rate at which this page reckons, noted on the cart as `_perk_rate`, so that the order is credited with what
 * the nudge said. It says nothing about the shopper, and is written only where a rate is needed at all.
 */

import type { Win } from '../win';
import { updateCart } from './update_cart';

/** Presentment units for one shop unit; undefined in the shop's own currency, and where Shopify does not say. */
export function foreignRate(win: Win): string | undefined {
  const rate = win.Shopify?.currency?.rate;
  return rate && !/^1(\.0*)?$/.test(rate) ? rate : undefined;
}

/** Returns what is told of every cart that was read, and writes when it lacks the rate; a rate that was refused is not tried again. */
export function createRateKeeper(win: Win): (text: string) => void {
  let tried: string | undefined;
  return (text) => {
    const rate = foreignRate(win);
    if (!rate || rate === tried) return;
    const cart = JSON.parse(text) as { item_count?: number; attributes?: Record<string, unknown> };
    if (!cart.item_count || cart.attributes?._perk_rate === rate) return;
    tried = rate;
    updateCart(win, { attributes: { _perk_rate: rate } }).catch(() => {});
  };
}
