/** The window as the loader sees it: the browser's, and what Shopify may have put there. Tests pass a fake of it. */

export type Win = Window &
  typeof globalThis & {
    Shopify?: Shopify;
    perkline?: unknown;
  };

/** Every member may be absent: themes, previews and headless hosts differ. */
export interface Shopify {
  /** This page view is the theme editor's. */
  designMode?: boolean;
  routes?: { root?: string };
  currency?: { active?: string; rate?: string };
  actions?: { updateCart?: UpdateCart };
}

/** Changes the cart, tells the page's listeners, and has the theme show it. */
export interface UpdateCart {
  (change: { discountCodes: string[] }): Promise<unknown>;
  /** False when the theme has configured how it shows the new cart. */
  isDefault?(): boolean;
}
