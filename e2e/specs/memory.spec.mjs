// Nothing grows: after a thousand re-renderings of the drawer and ten thousand carts there is as much as after ten.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../harness/start.mjs';
import { expect, test as base } from './support/fixtures.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The extension with the build whose allocator counts, in place of the shipped one. */
function countingExtension() {
  const folder = mkdtempSync(join(tmpdir(), 'perkline-counting-'));
  const conformance = join(root, 'target/page/conformance');
  cpSync(process.env.PERKLINE_EXTENSION ?? join(root, 'theme-snippets'), folder, { recursive: true });
  const glue = ['--glue', join(conformance, 'perkline.js'), '--out', join(folder, 'assets')];
  execFileSync('node', [join(root, 'loader/build.mjs'), ...glue], { stdio: 'pipe' });
  cpSync(join(conformance, 'perkline_bg.wasm'), join(folder, 'assets/perkline.wasm'));
  return folder;
}

const test = base.extend({
  demo: [
    async ({ theme }, use) => {
      const extensionFolder = countingExtension();
      const demo = await startDemo({ theme, extensionFolder });
      await use(demo);
      await demo.stop();
      rmSync(extensionFolder, { recursive: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

test.beforeEach(async ({ page, shopper }) => {
  await page.addInitScript(() => {
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...args) => {
      const made = await real(...args);
      window.wasm = (made.instance ?? made).exports;
      return made;
    };
  });
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
});

async function counted(page, devtools) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { bytes: await page.evaluate(() => window.wasm.live_bytes()), nodes, listeners: jsEventListeners };
}

/** Does it ten times, counts, does the rest, counts again. */
async function staysEqual(page, times, act) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await page.evaluate(act, 10);
  const few = await counted(page, devtools);
  await page.evaluate(act, times - 10);
  expect(await counted(page, devtools)).toEqual(few);
  expect(few.bytes).toBeGreaterThan(10_000);
}

test('a thousand re-renderings of the drawer', async ({ page, shopper }) => {
  test.slow();
  await staysEqual(page, 1000, async (times) => {
    // What the themes render anew, each under its own name.
    const inner = document
      .querySelector('perk-nudge[surface=cart-drawer]')
      .closest('.drawer__inner, .cart-drawer__inner, .side-cart');
    const html = inner.innerHTML.replace(/<perk-nudge[\s\S]*<\/perk-nudge>/, '');
    for (let n = 0; n < times; n++) {
      inner.innerHTML = html;
      await new Promise((next) => setTimeout(next));
    }
  });
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await expect(shopper.inDrawer.host).toHaveCount(1);
});

test('ten thousand changes of the cart', async ({ page, shopper }) => {
  test.slow();
  await staysEqual(page, 10_000, async (times) => {
    const line = {
      product_id: '1',
      variant_id: '2',
      quantity: 1,
      gift_card: false,
      product_type: 'Tea',
      vendor: 'Acme',
    };
    const shadow = document.querySelector('perk-nudge[surface=cart-drawer]').shadowRoot;
    for (let n = 0; n < times; n++) {
      // The two carts take turns, and the last is always the second.
      const price = n % 2 ? 1000 : 2000;
      window.perkline.setCart({ currency: 'USD', lines: [{ ...line, price_minor: price }] });
      const wanted = n % 2 ? '$20' : '$10 more';
      for (let turns = 0; turns < 50 && !shadow.textContent.includes(wanted); turns++) await Promise.resolve();
      if (n % 100 === 99) await new Promise((next) => setTimeout(next));
    }
  });
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
});
