// Money as the shop counts it: whole minor units of a currency, moved between currencies exactly, never as a float.

/** ISO 4217 decimals of the currencies this shop sells in. */
const decimalsOf = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };

/** What each currency costs: presentment units for one US dollar, as `Shopify.currency.rate` prints it. */
export const rates = { USD: '1.0', EUR: '0.9187', JPY: '149.2875', KWD: '0.3067' };

export const shopCurrency = 'USD';

const rateScale = 9;

/** "149.2875" -> 149287500000n, nine decimals. */
export function scaledRate(rate) {
  const [whole, fraction = ''] = rate.split('.');
  return BigInt(whole + fraction.padEnd(rateScale, '0').slice(0, rateScale));
}

export function decimals(currency) {
  const known = decimalsOf[currency];
  if (known === undefined) throw new Error(`money: this shop does not sell in ${currency}`);
  return known;
}

/** Shop cents to minor units of `currency`, half a unit rounds up; to hundredths where there are three decimals, which cart.js can tell. */
export function toPresentment(cents, currency) {
  const places = decimals(currency);
  const numerator = BigInt(cents) * scaledRate(rates[currency]) * 10n ** BigInt(Math.min(places, 2));
  const denominator = 100n * 10n ** BigInt(rateScale);
  return Number((numerator * 2n + denominator) / (denominator * 2n)) * 10 ** Math.max(places - 2, 0);
}

/** Minor units of `currency` to shop cents, half a cent rounds up. */
export function toShop(minor, currency) {
  const numerator = BigInt(minor) * 100n * 10n ** BigInt(rateScale);
  const denominator = scaledRate(rates[currency]) * 10n ** BigInt(decimals(currency));
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

/** Shopify's JSON counts hundredths of every currency: 1000 yen are 100000; 1.239 dinars are 123, the fils cut off. */
export function hundredths(minor, currency) {
  return Math.floor((minor * 100) / 10 ** decimals(currency));
}

/** Back from hundredths; a fraction of a minor unit is a mistake of the caller. */
export function fromHundredths(value, currency) {
  if (decimals(currency) > 2) return value * 10 ** (decimals(currency) - 2);
  const unit = 10 ** (2 - decimals(currency));
  if (value % unit !== 0) throw new Error(`money: ${value} hundredths are no whole amount of ${currency}`);
  return value / unit;
}

/** 1990, "USD" -> "19.90": the decimal strings of webhooks. */
export function decimalString(minor, currency) {
  const places = decimals(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** "10.00", "USD" -> 1000. */
export function minorFromDecimal(text, currency) {
  const places = decimals(currency);
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > places) throw new Error(`money: "${text}" is no amount of ${currency}`);
  return Number(match[1] + fraction.padEnd(places, '0'));
}

/** What the shopper reads: "$19.90", "€9.19", "¥1,493". */
export function display(minor, currency) {
  const places = decimals(currency);
  const symbol = { USD: '$', EUR: '€', JPY: '¥', KWD: 'KD ' }[currency];
  const [whole, fraction] = decimalString(minor, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return places === 0 ? symbol + grouped : `${symbol}${grouped}.${fraction}`;
}
