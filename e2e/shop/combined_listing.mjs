// A combined listing: several products that look like one, each of which is a value of its first option.
import { Drop } from 'liquidjs';

/** TLD objects.json: product_option_value. Printed it is its name; in a combined listing it knows the product it leads to. */
class OptionValue extends Drop {
  constructor(name, productUrl) {
    super();
    Object.assign(this, { name, product_url: productUrl });
  }
  valueOf() {
    return this.name;
  }
  toJSON() {
    return this.name;
  }
}

/** The values of option number `n` (from 0): those of the product's variants, and of the first those of its `siblings`, too. */
export function optionValues(product, n, siblings) {
  const combined = n === 0 && siblings.length > 1;
  const values = (combined ? siblings : [product]).flatMap((each) =>
    each.variants.map(({ options }) => [options[n], combined ? `/products/${each.handle}` : null]),
  );
  return [...new Map(values)].map(([name, url]) => new OptionValue(name, url));
}
