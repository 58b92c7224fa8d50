// Money between currencies and spellings: rows of in and out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decimalString,
  display,
  fromHundredths,
  hundredths,
  minorFromDecimal,
  toPresentment,
  toShop,
} from '../shop/money.mjs';

const conversions = [
  [1000, 'USD', 1000],
  [1000, 'EUR', 919],
  [2000, 'EUR', 1837],
  [1000, 'JPY', 1493],
  [2000, 'JPY', 2986],
  [1, 'JPY', 1],
  [0, 'EUR', 0],
  [1000, 'KWD', 3070],
];

for (const [cents, currency, minor] of conversions) {
  test(`$${cents / 100} is ${minor} minor units of ${currency}`, () =>
    assert.equal(toPresentment(cents, currency), minor));
}

test('back to shop money, half a cent rounds up', () => {
  assert.equal(toShop(919, 'EUR'), 1000);
  assert.equal(toShop(1493, 'JPY'), 1000);
});

test("Shopify's JSON counts hundredths of every currency", () => {
  assert.equal(hundredths(1000, 'JPY'), 100000);
  assert.equal(hundredths(1000, 'USD'), 1000);
  assert.equal(hundredths(1239, 'KWD'), 123);
  assert.equal(fromHundredths(123, 'KWD'), 1230);
  assert.equal(fromHundredths(100000, 'JPY'), 1000);
  assert.throws(() => fromHundredths(100050, 'JPY'), /no whole amount of JPY/);
});

test("decimal strings have exactly the currency's decimals", () => {
  assert.equal(decimalString(5, 'USD'), '0.05');
  assert.equal(decimalString(1493, 'JPY'), '1493');
  assert.equal(minorFromDecimal('1000.0', 'JPY'), 1000);
  assert.throws(() => minorFromDecimal('10.5', 'JPY'), /no amount of JPY/);
  assert.throws(() => minorFromDecimal('-1', 'USD'), /no amount of USD/);
});

test('what the shopper reads', () => {
  assert.equal(display(123456, 'USD'), '$1,234.56');
  assert.equal(display(1837, 'EUR'), '€18.37');
  assert.equal(display(12986, 'JPY'), '¥12,986');
});
