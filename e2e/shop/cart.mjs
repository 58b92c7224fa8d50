// A shopper's cart: what is in it, and what that costs in the currency the shopper sees.
import { createHash, randomBytes } from 'node:crypto';
import { findVariant } from './catalog.mjs';
import { applyCodes, spread } from './discounts.mjs';
import { toPresentment } from './money.mjs';
import { centsUnder, findPlan } from './selling_plans.mjs';

export const quantityLimit = 50;

/** A refusal in the words and with the status of the Ajax cart (facts: "Cart Ajax API", errors). */
export class CartRefusal extends Error {
  constructor(status, message, description) {
    super(description);
    this.status = status;
    this.body = { status: status === 400 ? 'bad_request' : status, message, description };
  }
}

export class Cart {
  token = randomBytes(12).toString('hex');
  note = null;
  attributes = {};
  codes = [];
  lines = [];

  /** Adds to the line of the same variant, plan and properties, or makes one; newest first, as themes list them. */
  add({ id, quantity = 1, properties = {}, selling_plan: planId }) {
    const found = findVariant(id);
    if (!found) throw new CartRefusal(404, 'Cart Error', 'Cannot find variant');
    if (!found.variant.available)
      throw new CartRefusal(422, 'Cart Error', `The product '${titleOf(found)}' is already sold out.`);
    const plan = planId ? findPlan(found.product, planId) : null;
    if (plan === undefined)
      throw new CartRefusal(422, 'Cart Error', `The product '${titleOf(found)}' is not sold under that plan.`);
    const count = wholeNumber(quantity);
    const key = lineKey(id, properties, plan);
    const line = this.lines.find((other) => other.key === key);
    checkLimit(found, (line?.quantity ?? 0) + count);
    if (line) line.quantity += count;
    else this.lines.unshift({ key, variantId: Number(id), plan, quantity: count, properties });
    return key;
  }

  /** `change` speaks of one line: its 1-based number, its key, or its variant. */
  change({ line, id, quantity, properties }) {
    const target = line === undefined ? this.#find(id) : this.lines[Number(line) - 1];
    if (!target) throw new CartRefusal(400, 'no valid id or line parameter', 'no valid id or line parameter');
    if (quantity !== undefined) this.#set(target, wholeNumber(quantity));
    if (properties !== undefined) {
      target.properties = properties;
      target.key = lineKey(target.variantId, properties, target.plan);
    }
  }

  /** `update` takes quantities by variant or key, or a list in line order; a variant that is not there is added. */
  update(updates) {
    const wanted = Array.isArray(updates)
      ? updates.map((quantity, n) => [this.lines[n]?.key, quantity])
      : Object.entries(updates);
    for (const [id, quantity] of wanted) {
      const target = this.#find(id);
      if (target) this.#set(target, wholeNumber(quantity));
      else if (findVariant(id)) this.add({ id, quantity });
      else throw new CartRefusal(404, 'Cart Error', 'Cannot find variant');
    }
  }

  clear() {
    this.lines = [];
  }

  #find(id) {
    return (
      this.lines.find((line) => line.key === String(id)) ??
      this.lines.find((line) => String(line.variantId) === String(id))
    );
  }

  #set(line, quantity) {
    checkLimit(findVariant(line.variantId), quantity);
    if (quantity === 0) this.lines = this.lines.filter((other) => other !== line);
    else line.quantity = quantity;
  }
}

/** Every price of the cart in minor units of `currency`: lines after automatic discounts, then codes over the whole order. */
export function priced(cart, { book, currency, customerId }) {
  const lines = cart.lines.map((line) => pricedLine(line, currency));
  const { discountCodes, order, freeShipping } = applyCodes(cart.codes, { book, lines, currency, customerId });
  for (const discount of order) {
    discount.parts = spread(
      discount.minor,
      lines.map((line) => line.finalMinor),
    );
    lines.forEach((line, n) => line.orderParts.push(discount.parts[n]));
  }
  const sum = (of) => lines.reduce((total, line) => total + of(line), 0);
  const subtotalMinor = sum((line) => line.finalMinor);
  const offMinor = order.reduce((total, discount) => total + discount.minor, 0);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    currency,
    lines,
    discountCodes,
    order,
    freeShipping,
    originalMinor: sum((line) => line.originalMinor),
    subtotalMinor,
    totalMinor: subtotalMinor - offMinor,
    itemCount: sum((line) => line.quantity),
    grams: sum((line) => line.variant.grams * line.quantity),
  };
}

function pricedLine(line, currency) {
  const { product, variant } = findVariant(line.variantId);
  const unitMinor = variant.marketMinor?.[currency] ?? toPresentment(centsUnder(variant, line.plan), currency);
  const originalMinor = unitMinor * line.quantity;
  const rule = product.automatic;
  const off = rule && line.quantity >= rule.quantity ? Math.floor((originalMinor * rule.percent) / 100) : 0;
  return {
    ...line,
    product,
    variant,
    unitMinor,
    originalMinor,
    finalMinor: originalMinor - off,
    giftCard: product.giftCard === true,
    automatic: off > 0 ? { title: rule.title, percent: rule.percent, minor: off } : null,
    orderParts: [],
  };
}

export function titleOf({ product, variant }) {
  const options = variant.options.filter((option) => option !== 'Default Title');
  return options.length === 0 ? product.title : `${product.title} - ${options.join(' / ')}`;
}

function checkLimit(found, quantity) {
  if (quantity <= quantityLimit) return;
  throw new CartRefusal(422, 'Cart Error', `You can only add ${quantityLimit} ${titleOf(found)} to the cart.`);
}

function wholeNumber(quantity) {
  const count = Number(quantity);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new CartRefusal(400, 'Bad Request', `quantity: ${quantity} is no whole number`);
}

function lineKey(id, properties, plan) {
  return `${Number(id)}:${createHash('md5')
    .update(JSON.stringify([properties ?? {}, plan?.id]))
    .digest('hex')}`;
}
