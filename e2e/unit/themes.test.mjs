// Every fixture theme is whole: it has what the theme it is built on has, and each page renders.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ThemeFiles } from '../shop/theme_files.mjs';
import { startStubShop } from './stub_shop.mjs';

const themes = fileURLToPath(new URL('../themes', import.meta.url));

const products = ['everyday-mug', 'breakfast-assam', 'tea-tray-oat'].map((handle) => `/products/${handle}`);

const paths = ['/', '/cart', '/pages/rewards', '/collections/all', ...products];

/** Only what two others share. */
const parts = 'morphing';

for (const name of readdirSync(themes).filter((each) => each !== parts)) {
  test(`${name}: its pages render, with one cart to open`, async () => {
    const { visitor, close } = await startStubShop({ theme: name });
    const visit = visitor();
    for (const path of paths) {
      const answer = await visit(path);
      const html = await answer.text();
      assert.equal(answer.status, 200, html);
      assert.equal(html.match(/>Your cart<\/h2>/g)?.length, 1);
    }
    await close();
  });
}

test('a theme has the files of its base where it has none of its own', () => {
  const pubsub = new ThemeFiles(`${themes}/pubsub`);
  assert.match(pubsub.asset('drawer.js'), /themes\/pubsub\//);
  assert.match(pubsub.asset('product-form.js'), /themes\/demo\//);
  assert.equal(pubsub.asset('nothing.js'), undefined);
  assert.ok(pubsub.texts('snippets', '.liquid').has('cart-line'));
  assert.ok(pubsub.texts('templates', '.json').has('customers/login'));
});
