/** What is known of the variants of an element's product, and of the one that is chosen. */

export interface Variant {
  price?: number | string | undefined;
  plans?: Record<string, number> | undefined;
}

/** A variant as the theme told it. */
export interface HeardVariant extends Variant {
  id: string;
  /** Its product, when the theme said which. */
  product?: string | undefined;
  /** The product that it was chosen on, and in a combined listing leads away from. */
  from?: string | undefined;
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

/** As many as Liquid lists of a product; of a shorter list nothing is left out. */
const LISTED = 250;

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
  const ours = product?.['product-id'];
  // Any other is a combined listing's.
  if (own || !heard || heard.product === ours || (heard.from === ours && Object.keys(variants).length >= LISTED))
    return { ...product, ...priced };
  return {
    'product-id': heard.product,
    'product-type': undefined,
    vendor: undefined,
    'gift-card': undefined,
    ...priced,
  };
}
