/** What an element's attributes say, as the Wasm takes it: camelCase names, the texts as they stand. Absent ones are left out. */

import type { Kind } from './kinds';

/** The attributes that say what an element is about. */
export const ATTRIBUTES: Record<Kind, string[]> = {
  nudge: ['surface'],
  product: [
    'product-id',
    'variant-id',
    'price-hundredths',
    'price-minor',
    'currency',
    'quantity',
    'gift-card',
    'product-type',
    'vendor',
  ],
  balance: [],
  tier: [],
  account: [],
};

export function kindOf(host: Element): Kind {
  return host.localName.slice('perk-'.length) as Kind;
}

export function propsOf(host: Element): Record<string, string> {
  const props: Record<string, string> = {};
  for (const attribute of ATTRIBUTES[kindOf(host)]) {
    const value = host.getAttribute(attribute);
    if (value !== null) props[camelCase(attribute)] = value;
  }
  return props;
}

function camelCase(name: string): string {
  return name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase());
}
