// Product forms, and what the element takes from them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { follow, watchVariants } from '../src/variants';
import { fakeElement, type FakeElement } from './fake_element';
import { fakeWin } from './fake_win';

interface Input {
  name: string;
  value: string;
  type?: string;
  checked?: boolean;
}

/** A product's element among forms, beside its variants' prices. */
function page({ forms, prices }: { forms: Input[][]; prices?: string }): FakeElement {
  const host = fakeElement('perk-product', { 'variant-id': '11', 'price-hundredths': '1000', quantity: '1' });
  const elements = forms.map((inputs) => ({ elements: inputs }));
  const block = {
    querySelectorAll: () => [],
    querySelector: () => (prices === undefined ? null : { textContent: prices }),
    parentElement: { querySelectorAll: () => elements, parentElement: null },
  };
  Object.assign(host, { parentElement: block });
  return host;
}

const attributes = (host: FakeElement): unknown[] =>
  ['variant-id', 'price-hundredths', 'quantity'].map((name) => host.getAttribute(name));

const id = (value: string): Input => ({ name: 'id', value });
const quantity = (value: string): Input => ({ name: 'quantity', value });
const prices = '{"11": 1000, "12": 2500}';

const rows: [string, Parameters<typeof page>[0], unknown[]][] = [
  ['another variant', { forms: [[id('12'), quantity('1')]], prices }, ['12', '2500', '1']],
  ['another quantity', { forms: [[id('11'), quantity('3')]], prices }, ['11', '1000', '3']],
  ['a variant without a known price', { forms: [[id('99'), quantity('1')]], prices }, ['99', null, '1']],
  ['prices that are not JSON', { forms: [[id('12'), quantity('1')]], prices: '<' }, ['12', null, '1']],
  ['no prices at all: the host of the page keeps them', { forms: [[id('12')]] }, ['12', '1000', '1']],
  ['a quantity that is not one', { forms: [[id('11'), quantity('')]], prices }, ['11', '1000', '1']],
  [
    'a form for instalments before the real one',
    { forms: [[id('11')], [id('12'), quantity('2')]], prices },
    ['12', '2500', '2'],
  ],
  [
    'variants as radio buttons',
    {
      forms: [
        [
          { ...id('11'), type: 'radio' },
          { ...id('12'), type: 'radio', checked: true },
        ],
      ],
      prices,
    },
    ['12', '2500', '1'],
  ],
  ['no form', { forms: [], prices }, ['11', '1000', '1']],
];

for (const [what, given, expected] of rows) {
  test(`the element follows: ${what}`, () => {
    const host = page(given);
    follow(host);
    assert.deepEqual(attributes(host), expected);
  });
}

test('other elements are left alone', () => {
  const host = page({ forms: [[id('12')]], prices });
  Object.assign(host, { localName: 'perk-nudge' });
  follow(host);
  assert.deepEqual(attributes(host), ['11', '1000', '1']);
});

for (const event of ['change', 'input']) {
  test(`a ${event} anywhere on the page is followed`, () => {
    const win = fakeWin();
    const host = page({ forms: [[id('12'), quantity('2')]], prices });
    watchVariants(win, () => [host], new AbortController().signal);
    win.document.dispatchEvent(new Event(event));
    assert.deepEqual(attributes(host), ['12', '2500', '2']);
  });
}

test('a standard selection is followed when the theme has written its form', async () => {
  const win = fakeWin();
  const form = [id('11'), quantity('1')];
  const host = page({ forms: [form], prices });
  watchVariants(win, () => [host], new AbortController().signal);
  win.document.dispatchEvent(
    Object.assign(new Event('shopify:product:select'), { promise: Promise.resolve({ variant: null }) }),
  );
  form[0]!.value = '12';
  await win.pass(1);
  assert.deepEqual(attributes(host), ['12', '2500', '1']);
});
