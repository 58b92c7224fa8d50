// Discount codes: the book of codes the app created, and which of a cart's codes apply.
import { minorFromDecimal, scaledRate, rates, shopCurrency, toPresentment, decimals } from './money.mjs';

const kinds = new Set(['amount_off', 'percent_off', 'free_shipping']);

/** Codes by their upper-case spelling; the shop's stand-in for Shopify's discount records. */
export class CodeBook {
  #byCode = new Map();
  #byRedemption = new Map();

  /** The stored code; the same redemption again gives the same code, unchanged. Throws a sentence on a bad one. */
  create(wanted) {
    const earlier = this.#byRedemption.get(wanted.redemption_id);
    if (earlier) return { code: earlier, created: false };
    const problem = problemOf(wanted) ?? (this.find(wanted.code) ? `code: ${wanted.code} exists already` : null);
    if (problem) throw new Error(problem);
    const code = { ...wanted, used: false };
    this.#byCode.set(code.code.toUpperCase(), code);
    this.#byRedemption.set(code.redemption_id, code);
    return { code, created: true };
  }

  find(code) {
    return this.#byCode.get(code.trim().toUpperCase());
  }

  remove(code) {
    const known = this.find(code);
    if (known) this.#byCode.delete(known.code.toUpperCase());
    return known !== undefined;
  }

  /** None of the codes of this customer applies any more. */
  refuse(customerId) {
    for (const code of this.#byCode.values()) if (code.customer_id === customerId) code.used = true;
  }

  /** An order used these codes; each is for one order only. */
  spend(codes) {
    for (const code of codes) {
      const known = this.find(code);
      if (known) known.used = true;
    }
  }
}

function problemOf(wanted) {
  for (const key of ['redemption_id', 'code', 'customer_id']) {
    if (typeof wanted[key] !== 'string' || wanted[key] === '') return `${key}: a non-empty string is needed`;
  }
  if (!kinds.has(wanted.kind)) return `kind: ${[...kinds].join(', ')} are known, not ${wanted.kind}`;
  if (wanted.currency !== shopCurrency) return `currency: this shop counts in ${shopCurrency}`;
  if (!Array.isArray(wanted.combines_with)) return 'combines_with: a list is needed';
  try {
    if (wanted.kind === 'amount_off') minorFromDecimal(wanted.value, shopCurrency);
    if (wanted.kind === 'percent_off' && !(Number(wanted.value) > 0 && Number(wanted.value) <= 100))
      return 'value: a percentage is needed';
    if (wanted.minimum_spend !== null && wanted.minimum_spend !== undefined)
      minorFromDecimal(wanted.minimum_spend, shopCurrency);
  } catch (refused) {
    return refused.message;
  }
  return null;
}

/**
 * `codes` as the shopper gave them, on `lines` of `{finalMinor, giftCard}` in `currency`. Codes are taken in order; one that does not combine
 * with an earlier one does not apply. Answers the `discount_codes` of cart.js, what comes off the order, and whether shipping is free.
 */
export function applyCodes(codes, { book, lines, currency, customerId }) {
  const accepted = [];
  const discountCodes = codes.map((given) => {
    const code = book.find(given);
    const applicable =
      code !== undefined &&
      holds(code, { lines, currency, customerId }) &&
      accepted.every((other) => combine(code, other));
    if (applicable) accepted.push(code);
    return { code: code?.code ?? given, applicable };
  });
  const subtotal = lines.reduce((sum, line) => sum + line.finalMinor, 0);
  const order = lessThan(
    subtotal,
    accepted.filter((code) => code.kind !== 'free_shipping').map((code) => worth(code, subtotal, currency)),
  );
  return { discountCodes, order, freeShipping: accepted.find((code) => code.kind === 'free_shipping') ?? null };
}

function holds(code, { lines, currency, customerId }) {
  if (code.used || lines.length === 0 || code.customer_id !== customerId) return false;
  return (
    code.minimum_spend === null || code.minimum_spend === undefined || reaches(code.minimum_spend, lines, currency)
  );
}

/** The minimum is in shop currency and counts what is not a gift card, before codes; compared as exact fractions. */
function reaches(minimum, lines, currency) {
  const spent = lines.filter((line) => !line.giftCard).reduce((sum, line) => sum + line.finalMinor, 0);
  const inShop = BigInt(spent) * 100n * 10n ** 9n;
  const needed =
    BigInt(minorFromDecimal(minimum, shopCurrency)) * scaledRate(rates[currency]) * 10n ** BigInt(decimals(currency));
  return inShop >= needed;
}

const classOf = (code) => (code.kind === 'free_shipping' ? 'shipping' : 'order');

const combine = (one, other) =>
  one.combines_with.includes(classOf(other)) && other.combines_with.includes(classOf(one));

function worth(code, subtotal, currency) {
  if (code.kind === 'percent_off') {
    const hundredthsOfPercent = Math.round(Number(code.value) * 100);
    return { code, percent: code.value, minor: Math.floor((subtotal * hundredthsOfPercent) / 10000) };
  }
  const faceMinor = toPresentment(minorFromDecimal(code.value, shopCurrency), currency);
  return { code, faceMinor, minor: faceMinor };
}

/** Never more off than there is. */
function lessThan(subtotal, discounts) {
  let left = subtotal;
  return discounts.map((discount) => {
    const minor = Math.min(discount.minor, left);
    left -= minor;
    return { ...discount, minor };
  });
}

/** `total` over `weights` in proportion; the parts add up to `total`. */
export function spread(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = sum === 0 ? 0 : Math.round((total * before) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
