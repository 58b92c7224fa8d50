// From a session and a path to what a page shows: the data that shopify_liquid.mjs turns into Liquid's objects.
import { collections, inCollection, pictureOf, productByHandle, siblingsOf } from './catalog.mjs';
import { priced } from './cart.mjs';
import { cartJson } from './cart_json.mjs';
import { hundredths, shopCurrency, toPresentment } from './money.mjs';
import { personById } from './people.mjs';
import { countries, currencyOf } from './sessions.mjs';
import { productObject, variantObject } from './shopify_liquid.mjs';
import { allocationObjects } from './selling_plans.mjs';

export const shop = {
  name: 'Sorrel & Slip',
  currency: shopCurrency,
  permanentDomain: 'demo.myshopify.test',
  email: 'hello@sorrelandslip.test',
  timezone: 'America/New_York',
  description: 'Small-lot tea and the stoneware to drink it from.',
};

/** The cart of a session with all its prices. */
export const pricedCart = (session, book) =>
  priced(session.cart, { book, currency: currencyOf(session), customerId: session.customerId });

/** Everything a page of `template` needs; `more` brings product, collection, page and the like. */
export function viewOf({ session, origin, path, book, metafields, template, pageType, title, more = {} }) {
  return {
    shop,
    origin,
    path,
    template,
    pageType,
    countries,
    country: session.country,
    title,
    description: shop.description,
    cart: cartObject(pricedCart(session, book)),
    customer: customerOf(session, metafields),
    program: metafields.program,
    product: null,
    collection: null,
    page: null,
    findProduct: (handle) => productView(productByHandle.get(handle), currencyOf(session)),
    ...more,
  };
}

/** Liquid's cart is that of cart.js, its lines with their product and variant beside them. */
function cartObject(cart) {
  const json = cartJson(cart);
  const items = json.items.map((item, n) => {
    const { product, variant } = cart.lines[n];
    const found = productView(product, cart.currency, variant.id);
    return {
      ...item,
      product: found,
      variant: found.selected_variant,
      image: { src: item.featured_image.url, alt: product.title },
      options_with_values: item.options_with_values.filter(({ value }) => value !== 'Default Title'),
    };
  });
  return { ...json, items, checkout_charge_amount: json.total_price, taxes_included: false };
}

function customerOf(session, metafields) {
  const person = personById.get(session.customerId);
  if (!person) return null;
  return {
    ...person,
    email: `${person.key}@example.test`,
    ordersCount: person.orders.length + session.orders.length,
    snapshot: metafields.snapshotOf(person.id),
  };
}

export function productView(product, currency, selectedId) {
  const variants = product.variants.map((variant) =>
    variantObject({
      product,
      variant,
      price: hundredths(toPresentment(variant.cents, currency), currency),
      picture: `/cdn/shop/files/${pictureOf(product, variant)}`,
      allocations: allocationObjects(product, variant, currency),
    }),
  );
  return productObject({
    product,
    selected: product.variants.find((variant) => variant.id === selectedId),
    variants,
    siblings: siblingsOf(product),
  });
}

export function collectionView(handle, currency) {
  const collection = collections.find((other) => other.handle === handle);
  if (!collection) return null;
  const products = inCollection(handle).map((product) => productView(product, currency));
  return {
    ...collection,
    description: collection.line,
    url: `/collections/${handle}`,
    products,
    products_count: products.length,
  };
}
