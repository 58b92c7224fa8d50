/** What is known of the variants of an element's product, and of the one that is chosen. */

export interface Variant {
  price?: number | string | undefined;
  plans?: Record<string, number> | undefined;
}

/** A variant as the theme told it; the product when it said which. */
export interface HeardVariant extends Variant {
  id: string;
  product?: string | undefined;
}

export interface Known {
  product?: Record<string, string>;
  variants: Record<string, Variant>;
}

/** Attributes of the element; undefined is to be taken away. */
export type Facts = Record<string, string | number | undefined>;

/** Undefined without a script: whoever wrote the element keeps its price. */
export function factsBeside(host: HTMLElement): Known | undefined {
  const script = host.parentElement?.querySelector('script[data-perkline-variants]');
  if (!script) return undefined;
  try {
    const known = JSON.parse(script.textContent!) as Known | Record<string, number>;
    if (isKnown(known)) return known;
    return { variants: Object.fromEntries(Object.entries(known).map(([id, price]) => [id, { price }])) };
  } catch {
    return { variants: {} };
  }
}

function isKnown(known: Known | Record<string, number>): known is Known {
  return typeof known.variants === 'object';
}

/** A sold-out variant has its price like any other. Whatever is not known is taken away, and then there may be no figure. */
export function chosenFacts(
  { product, variants }: Known,
  heard: HeardVariant | undefined,
  id: string,
  plan: string | undefined,
): Facts {
  const own = variants[id];
  const { price, plans }: Variant = own ?? heard ?? {};
  const priced = { 'price-hundredths': plan ? plans?.[plan] : price };
  // Not every variant is in Liquid's list. One of another product is a combined listing's.
  if (own || !heard || heard.product === product?.['product-id']) return { ...product, ...priced };
  return {
    'product-id': heard.product,
    'product-type': undefined,
    vendor: undefined,
    'gift-card': undefined,
    ...priced,
  };
}
