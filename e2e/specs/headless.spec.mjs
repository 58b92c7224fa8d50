// The ESM entry for headless storefronts can be imported by a server that renders, where there is no DOM.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const entry = new URL('../../loader/dist/perkline.mjs', import.meta.url);

test('imported in Node it does nothing and throws nothing', async () => {
  expect(existsSync(fileURLToPath(entry)), 'loader/dist/perkline.mjs: "cargo xtask dist" builds it').toBe(true);
  const host = await import(entry.href);
  expect(Object.keys(host).sort()).toEqual(['refresh', 'setCart', 'start', 'stop']);
  expect(await host.start({ api: '/apps/perkline', locale: 'en', assets: { page: '', wasm: '' }, links: {} })).toBe(
    false,
  );
  host.setCart(null);
  host.refresh();
  host.stop();
});
