// After a write of our own: what the theme is told, and when the page is loaded again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { refreshTheme } from '../src/codes/refresh_theme';
import { showsTotal } from '../src/codes/shows_total';
import type { ThemeFamily } from '../src/theme_family';
import { fakeElement } from './fake_element';
import { fakePubSub } from './fake_pub_sub';
import { fakeWin } from './fake_win';

/** A page that shows "Total $20.00" around our element, and a cart that fell to $18.00. */
async function situation(
  family: ThemeFamily,
  {
    surface = 'cart',
    seen = true,
    after = 1800,
    shows,
    at = 100,
  }: { surface?: string; seen?: boolean; after?: number; shows?: string; at?: number } = {},
) {
  const win = fakeWin();
  const host = Object.assign(fakeElement('perk-nudge', { surface }), { seen });
  const around = { innerText: 'Total $20.00', parentElement: null };
  Object.assign(host, { parentElement: around });
  const events: CustomEvent[] = [];
  win.document.addEventListener('discount:update', (event) => events.push(event as CustomEvent));
  const done = refreshTheme(win, () => [host], { total_price: 2000 }, { total_price: after, item_count: 1 }, family);
  if (shows) {
    win.setTimeout(() => {
      around.innerText = shows;
      win.observers.mutation[0]?.callback([]);
    }, at);
  }
  await win.pass(5000);
  await done;
  return { win, events, reloads: (win.location as any).reloads };
}

const { pubSub, published } = fakePubSub();
const dawn = { dawn: pubSub };

const rows: [string, ThemeFamily, Parameters<typeof situation>[1], number][] = [
  ['an unknown theme', undefined, {}, 1],
  ['an unknown theme, in a drawer', undefined, { surface: 'cart-drawer' }, 1],
  ['a closed drawer', undefined, { surface: 'cart-drawer', seen: false }, 0],
  ['no cart', undefined, { surface: 'account' }, 0],
  ['a total that stays', undefined, { after: 2000 }, 0],
  ['a Dawn that shows the new total', dawn, { shows: 'Total $18.00' }, 0],
  ['a Dawn that drew something else', dawn, { shows: 'Total $20.00, 2 codes' }, 1],
  ['a Dawn that drew nothing', dawn, {}, 1],
  ['a Dawn that drew it and told nobody', dawn, { shows: 'Total $18.00', at: 2400 }, 0],
  ['a Horizon that shows the new total', 'horizon', { shows: 'Total 18,00 €' }, 0],
  ['a Horizon that drew nothing', 'horizon', {}, 1],
];

for (const [what, family, given, expected] of rows) {
  test(`${what}: ${expected} reloads`, async () => {
    const { reloads, win } = await situation(family, given);
    assert.equal(reloads, expected);
    assert.deepEqual(
      win.observers.mutation.flatMap(({ targets }) => targets),
      [],
    );
  });
}

test('Dawn and Horizon are told in their own words, under our name', async () => {
  published.length = 0;
  await situation(dawn, { seen: false });
  const cart = { total_price: 1800, item_count: 1 };
  assert.deepEqual(published, [['cart-update', { source: 'perkline', cartData: cart }]]);
  const { events } = await situation('horizon', { seen: false });
  assert.deepEqual(
    events.map(({ bubbles, detail }) => [bubbles, detail]),
    [[true, { resource: cart, sourceId: 'perkline', data: { source: 'perkline', itemCount: 1 } }]],
  );
});

test('a listener of the theme that throws is not ours to care for', async () => {
  const broken = { ...pubSub, publish: () => Promise.reject(new Error('section')) };
  const { reloads } = await situation({ dawn: broken });
  assert.equal(reloads, 1);
});

const notations: [string, number, boolean][] = [
  ['Estimated total $1,234.50 USD', 123450, true],
  ['1.234,50 €', 123450, true],
  ['1\u202f234,50 €', 123450, true],
  ["CHF 1'234.50", 123450, true],
  ['Rs. 1,234', 123400, true],
  ['¥1,000', 100000, true],
  ['KD 12.340', 1234, true],
  ['2 × $617.25', 123450, false],
  ['2 34.50', 23450, false],
  ['Free', 0, false],
  ['$0.00', 0, true],
];

for (const [text, total, shown] of notations) {
  test(`"${text}" ${shown ? 'shows' : 'does not show'} ${total} hundredths`, () => {
    const host = fakeElement('perk-nudge');
    Object.assign(host, { parentElement: { innerText: text, parentElement: null } });
    assert.equal(showsTotal(host, total, 999), shown);
  });
}

test('the smallest part of the page that has either total decides', () => {
  const host = fakeElement('perk-nudge');
  const page = { innerText: 'Others also bought $18.00. Total $20.00', parentElement: null };
  const summary = { innerText: 'Total $20.00', parentElement: page };
  Object.assign(host, { parentElement: { innerText: '', parentElement: summary } });
  assert.equal(showsTotal(host, 1800, 2000), false);
  summary.innerText = 'Total $20.00 $18.00';
  assert.equal(showsTotal(host, 1800, 2000), true);
});
