/** The window as the loader sees it: the browser's, and what Shopify may have put there. Tests pass a fake of it. */

export type Win = Window &
  typeof globalThis & {
    Shopify?: Shopify;
    perkline?: unknown;
  };

/** Every member may be absent: themes, previews and headless hosts differ. */
export interface Shopify {
  routes?: { root?: string };
  currency?: { active?: string; rate?: string };
  actions?: { updateCart?: (change: { discountCodes: string[] }) => Promise<unknown> };
}
