// The cart as /cart.js prints it (facts: "Cart Ajax API"): hundredths in every currency, in the currency the shopper sees.
import { createHash } from 'node:crypto';
import { pictureOf } from './catalog.mjs';
import { titleOf } from './cart.mjs';
import { decimalString, hundredths } from './money.mjs';
import { lineAllocation } from './selling_plans.mjs';

const createdAt = '2026-01-05T09:00:00Z';

/** The whole document of GET /cart.js for a `priced` cart. */
export function cartJson(cart) {
  const inHundredths = (minor) => hundredths(minor, cart.currency);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: inHundredths(cart.originalMinor),
    total_price: inHundredths(cart.totalMinor),
    total_discount: inHundredths(cart.originalMinor - cart.totalMinor),
    total_weight: cart.grams,
    item_count: cart.itemCount,
    items: cart.lines.map((line) => itemJson(line, cart)),
    requires_shipping: cart.lines.some((line) => !line.giftCard),
    currency: cart.currency,
    items_subtotal_price: inHundredths(cart.subtotalMinor),
    cart_level_discount_applications: cart.order.map((discount) => codeApplication(discount, cart)),
    discount_codes: cart.discountCodes,
  };
}

/** One line, as in `items` and as /cart/add.js answers it. */
export function itemJson(line, cart) {
  const inHundredths = (minor) => hundredths(minor, cart.currency);
  const { product, variant } = line;
  const finalUnit = inHundredths(Math.floor(line.finalMinor / line.quantity));
  const picture = `/cdn/shop/files/${pictureOf(product, variant)}`;
  const plain = variant.options.filter((option) => option !== 'Default Title');
  const off = line.originalMinor - line.finalMinor;
  return {
    id: variant.id,
    variant_id: variant.id,
    key: line.key,
    quantity: line.quantity,
    properties: line.properties ?? {},
    title: titleOf(line),
    price: inHundredths(line.unitMinor),
    original_price: inHundredths(line.unitMinor),
    presentment_price: Number(decimalString(line.unitMinor, cart.currency)),
    discounted_price: finalUnit,
    final_price: finalUnit,
    line_price: inHundredths(line.finalMinor),
    original_line_price: inHundredths(line.originalMinor),
    final_line_price: inHundredths(line.finalMinor),
    total_discount: inHundredths(off),
    line_level_total_discount: inHundredths(off),
    discounts: line.automatic ? [{ amount: inHundredths(line.automatic.minor), title: line.automatic.title }] : [],
    line_level_discount_allocations: line.automatic ? [automaticAllocation(line, inHundredths)] : [],
    sku: `SS-${variant.id}`,
    grams: variant.grams,
    vendor: product.vendor,
    taxable: !line.giftCard,
    product_id: product.id,
    product_has_only_default_variant: plain.length === 0,
    gift_card: line.giftCard,
    url: `/products/${product.handle}?variant=${variant.id}`,
    handle: product.handle,
    requires_shipping: !line.giftCard,
    product_type: product.type,
    product_title: product.title,
    product_description: product.story,
    variant_title: plain.length === 0 ? null : plain.join(' / '),
    variant_options: variant.options,
    options_with_values: product.options.map((name, n) => ({ name, value: variant.options[n] })),
    image: picture,
    featured_image: { url: picture, alt: product.title, aspect_ratio: 1, width: 800, height: 800 },
    selling_plan_allocation: lineAllocation(line, cart.currency),
  };
}

function automaticAllocation(line, inHundredths) {
  const amount = inHundredths(line.automatic.minor);
  return {
    amount,
    discount_application: {
      type: 'automatic',
      key: keyOf(line.automatic.title),
      title: line.automatic.title,
      description: line.automatic.title,
      value: `${line.automatic.percent}.0`,
      created_at: createdAt,
      value_type: 'percentage',
      allocation_method: 'each',
      target_selection: 'entitled',
      target_type: 'line_item',
      total_allocated_amount: amount,
    },
  };
}

function codeApplication({ code, minor, percent, faceMinor }, cart) {
  return {
    type: 'discount_code',
    key: keyOf(code.code),
    title: code.code,
    description: code.code,
    value: percent ?? decimalString(faceMinor, cart.currency),
    created_at: createdAt,
    value_type: percent === undefined ? 'fixed_amount' : 'percentage',
    allocation_method: 'across',
    target_selection: 'all',
    target_type: 'line_item',
    total_allocated_amount: hundredths(minor, cart.currency),
  };
}

const keyOf = (text) => createHash('md5').update(text).digest('hex');
