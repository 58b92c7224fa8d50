// Product forms and the events around them, and what the element takes from them.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { FindPubSub } from '../src/pub_sub';
import { watchVariants } from '../src/variants';
import { watchDialects } from '../src/variants_dialects';
import { fakeElement, type FakeElement } from './fake_element';
import { fakePubSub } from './fake_pub_sub';
import { fakeWin } from './fake_win';

interface Input {
  name: string;
  value: string;
  type?: string;
  checked?: boolean;
}

interface Given {
  forms: Input[][];
  script?: string;
}

const OURS = { 'product-id': '1', 'gift-card': 'false', 'product-type': 'Tea', vendor: 'Acme' };

/** A product's element among forms, beside its variants' prices. */
function element({ forms, script }: Given): FakeElement {
  const host = fakeElement('perk-product', { ...OURS, 'variant-id': '11', 'price-hundredths': '1000', quantity: '1' });
  const elements = forms.map((inputs) => ({ elements: inputs }));
  const block = {
    querySelectorAll: () => [],
    querySelector: () => (script === undefined ? null : { textContent: script }),
    parentElement: { querySelectorAll: () => elements, parentElement: null },
  };
  return Object.assign(host, { parentElement: block }) as unknown as FakeElement;
}

/** A page with one product's element, and what chooses on it. */
function page(given: Given, find: FindPubSub = () => undefined) {
  const win = fakeWin();
  const host = element(given);
  const follow = watchVariants(
    win,
    () => [host],
    new AbortController().signal,
    (at, tell, signal) => watchDialects(at, tell, signal, find),
  );
  const dispatch = async (type: string, members: object): Promise<void> => {
    win.document.dispatchEvent(Object.assign(new Event(type), members));
    await win.pass(1);
  };
  return { win, host, follow, dispatch };
}

const attributes = (host: FakeElement, ...names: string[]): unknown[] => names.map((name) => host.getAttribute(name));
const chosen = (host: FakeElement): unknown[] => attributes(host, 'variant-id', 'price-hundredths', 'quantity');
const product = (host: FakeElement): unknown[] => attributes(host, ...Object.keys(OURS));

const id = (value: string): Input => ({ name: 'id', value });
const quantity = (value: string): Input => ({ name: 'quantity', value });
const plan = (value: string): Input => ({ name: 'selling_plan', value });
const radio = (input: Input, checked = false): Input => ({ ...input, type: 'radio', checked });
const script = JSON.stringify({
  product: OURS,
  variants: { 11: { price: 1000, plans: { 71: 900 } }, 12: { price: 2500 } },
});

const rows: [string, Given, unknown[]][] = [
  ['another variant', { forms: [[id('12'), quantity('1')]], script }, ['12', '2500', '1']],
  ['another quantity', { forms: [[id('11'), quantity('3')]], script }, ['11', '1000', '3']],
  ['a script of prices alone', { forms: [[id('12')]], script: '{"12": 2400}' }, ['12', '2400', '1']],
  ['a variant without a known price', { forms: [[id('99'), quantity('1')]], script }, ['99', null, '1']],
  ['no such variant', { forms: [[id('')]], script }, [null, null, '1']],
  ['prices that are not JSON', { forms: [[id('12'), quantity('1')]], script: '<' }, ['12', null, '1']],
  ['no prices at all: the host of the page keeps them', { forms: [[id('12')]] }, ['12', '1000', '1']],
  ['a quantity that is not one', { forms: [[id('11'), quantity('')]], script }, ['11', '1000', '1']],
  [
    'a form for instalments before the real one',
    { forms: [[id('11')], [id('12'), quantity('2')]], script },
    ['12', '2500', '2'],
  ],
  ['variants as radio buttons', { forms: [[radio(id('11')), radio(id('12'), true)]], script }, ['12', '2500', '1']],
  ['a selling plan', { forms: [[id('11'), plan('71')]], script }, ['11', '900', '1']],
  ['no selling plan', { forms: [[id('11'), plan('')]], script }, ['11', '1000', '1']],
  [
    'selling plans as radio buttons',
    { forms: [[id('11'), radio(plan('')), radio(plan('71'), true)]], script },
    ['11', '900', '1'],
  ],
  ['a plan that this variant does not have', { forms: [[id('12'), plan('71')]], script }, ['12', null, '1']],
  ['no form', { forms: [], script }, ['11', '1000', '1']],
  ['a form without variants', { forms: [[quantity('2')]], script }, ['11', '1000', '2']],
];

for (const [what, given, expected] of rows) {
  test(`the element follows: ${what}`, () => {
    const { host, follow } = page(given);
    follow(host);
    assert.deepEqual(chosen(host), expected);
    assert.deepEqual(product(host), Object.values(OURS));
  });
}

test('other elements are left alone', () => {
  const { host, follow } = page({ forms: [[id('12')]], script });
  Object.assign(host, { localName: 'perk-nudge' });
  follow(host);
  assert.deepEqual(chosen(host), ['11', '1000', '1']);
});

for (const event of ['change', 'input']) {
  test(`a ${event} anywhere on the page is followed once the theme has had its turn`, async () => {
    const form = [id('11'), quantity('1')];
    const { win, host, dispatch } = page({ forms: [form], script });
    win.document.addEventListener(event, () => (form[0]!.value = '12'));
    await dispatch(event, {});
    assert.deepEqual(chosen(host), ['12', '2500', '1']);
  });
}

const standard = (variant: object | null, productId = 1) => ({
  product: { id: `gid://shopify/Product/${productId}` },
  promise: Promise.resolve({ variant }),
});
const gid = (number: number): string => `gid://shopify/ProductVariant/${number}`;

test('a standard selection is followed before the theme writes its form, and after', async () => {
  const form = [id('11'), quantity('1')];
  const { host, dispatch } = page({ forms: [form], script });
  await dispatch('shopify:product:select', standard({ id: gid(12), price: { amount: '25.0' } }));
  assert.deepEqual(chosen(host), ['12', '2500', '1']);
  form[0]!.value = '11';
  await dispatch('change', {});
  assert.deepEqual(chosen(host), ['11', '1000', '1']);
});

test('a selection that is aborted, or finds no variant, leaves what the form says', async () => {
  const { host, dispatch } = page({ forms: [[id('12')]], script });
  await dispatch('shopify:product:select', { promise: Promise.reject(new DOMException('newer', 'AbortError')) });
  assert.deepEqual(chosen(host), ['11', '1000', '1']);
  await dispatch('shopify:product:select', standard(null));
  assert.deepEqual(chosen(host), ['12', '2500', '1']);
});

test('a selection elsewhere on the page is not for this product', async () => {
  const { host, dispatch } = page({ forms: [[id('11')]], script });
  await dispatch('shopify:product:select', standard({ id: gid(55), price: { amount: '3.0' } }, 5));
  assert.deepEqual(chosen(host), ['11', '1000', '1']);
  assert.deepEqual(product(host), Object.values(OURS));
});

for (const [amount, hundredths] of [
  ['35', '3500'],
  ['35.5', '3550'],
  ['0.50', '50'],
  ['1000.00', '100000'],
  ['12.340', '1234'],
  ['12.345', null],
  ['1e3', null],
  [undefined, null],
] as const) {
  test(`an amount of ${amount} is ${hundredths} hundredths`, async () => {
    const { host, dispatch } = page({ forms: [[id('99')]], script });
    await dispatch('shopify:product:select', standard({ id: gid(99), price: { amount } }));
    assert.deepEqual(chosen(host), ['99', hundredths, '1']);
  });
}

test('a variant beyond what Liquid lists has the price that the theme told, and the facts of its product', async () => {
  const variants = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [1000 + n, { price: 1000 }]));
  const { host, dispatch } = page({ forms: [[id('99')]], script: JSON.stringify({ product: OURS, variants }) });
  await dispatch('shopify:product:select', standard({ id: gid(99), price: { amount: '9.0' } }));
  assert.deepEqual(chosen(host), ['99', '900', '1']);
  assert.deepEqual(product(host), Object.values(OURS));
});

test('a standard selection names the product that is left: a variant that its whole list lacks has nothing of it', async () => {
  const { host, dispatch } = page({ forms: [[id('77')]], script });
  await dispatch('shopify:product:select', standard({ id: gid(77), price: { amount: '15.0' } }));
  assert.deepEqual(chosen(host), ['77', '1500', '1']);
  assert.deepEqual(product(host), [null, null, null, null]);
  await dispatch('shopify:product:select', standard({ id: gid(77), price: { amount: '15.0' } }, 6));
  assert.deepEqual(product(host), [null, null, null, null]);
});

test('another product of a combined listing has its own id, and nothing of the old one; the way back has all again', async () => {
  const form = [id('77')];
  const { host, dispatch } = page({ forms: [form], script });
  const detail = { resource: { id: 77, price: 1500, available: false }, data: { newProduct: { id: 7 } } };
  await dispatch('variant:update', { detail });
  assert.deepEqual(chosen(host), ['77', '1500', '1']);
  assert.deepEqual(product(host), ['7', null, null, null]);
  form[0]!.value = '12';
  await dispatch('change', {});
  assert.deepEqual(chosen(host), ['12', '2500', '1']);
  assert.deepEqual(product(host), Object.values(OURS));
});

test('a variant that the theme did not say the product of may be of any', async () => {
  const { host, dispatch } = page({ forms: [[id('77')]], script });
  await dispatch('variant:update', { detail: { resource: { id: 77, price: 1500 } } });
  assert.deepEqual(chosen(host), ['77', '1500', '1']);
  assert.deepEqual(product(host), [null, null, null, null]);
});

test('a heard variant has its selling plans', async () => {
  const form = [id('77'), plan('71')];
  const { host, dispatch } = page({ forms: [form], script });
  const selling_plan_allocations = [{ selling_plan_id: 71, price: 1300 }];
  await dispatch('variant:update', { detail: { resource: { id: 77, price: 1500, selling_plan_allocations } } });
  assert.deepEqual(chosen(host), ['77', '1300', '1']);
});

for (const [what, type, members] of [
  ['a Horizon quantity', 'quantity-selector:update', { detail: { quantity: 2 } }],
  ['a Horizon event with nothing in it', 'variant:update', {}],
] as const) {
  test(`${what} has the form read`, async () => {
    const { host, dispatch } = page({ forms: [[id('12'), quantity('2')]], script });
    await dispatch(type, members);
    assert.deepEqual(chosen(host), ['12', '2500', '2']);
  });
}

test("Dawn's variant and quantity are heard", async () => {
  const { pubSub, find } = fakePubSub();
  const form = [id('11'), quantity('1')];
  const { win, host } = page({ forms: [form], script }, find);
  pubSub.publish('variant-change', { data: { sectionId: 'main', variant: { id: 12, price: 2500 } } });
  await win.pass(1);
  assert.deepEqual(chosen(host), ['12', '2500', '1']);
  Object.assign(form, [id('12'), quantity('4')]);
  pubSub.publish('quantity-update', undefined!);
  await win.pass(1);
  assert.deepEqual(chosen(host), ['12', '2500', '4']);
  pubSub.publish('variant-change', { data: { variant: null } });
  await win.pass(1);
  assert.deepEqual(chosen(host), ['12', '2500', '4']);
});
