// The cart drawer's element stands where a shopper sees it, on every theme, whatever the theme does to its drawer.
import { expect, test } from './support/fixtures.mjs';

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test('once, in the open drawer, where a pointer reaches it', async ({ shopper, page }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  await expect(shopper.inDrawer.host).toHaveCount(1);
  await expect(shopper.drawer.locator(shopper.inDrawer.host)).toBeVisible();
  const box = await shopper.inDrawer.host.boundingBox();
  const hit = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.localName,
    [box.x + box.width / 2, box.y + box.height / 2],
  );
  expect(hit).toBe('perk-nudge');
});

test('back when the drawer comes back after 300 ms', async ({ shopper, page }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await shopper.inDrawer.host.evaluate((host) => {
    host.seenBefore = true;
    const section = host.closest('.shopify-section, .side-cart');
    const [parent, next] = [section.parentNode, section.nextSibling];
    section.remove();
    window.parted = new Promise((back) => {
      setTimeout(() => {
        parent.insertBefore(section, next);
        const dialog = section.querySelector('dialog');
        if (dialog) {
          dialog.close();
          dialog.showModal();
        }
        back();
      }, 300);
    });
  });
  await expect(shopper.inDrawer.host).toHaveCount(0);
  await page.evaluate(() => window.parted);
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  expect(await shopper.inDrawer.host.evaluate((host) => host.seenBefore)).toBe(true);
});

test('and when the drawer comes back as another one, rendered anew', async ({ shopper, page }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await page.evaluate(() => {
    const section = document.querySelector('perk-nudge[surface=cart-drawer]').closest('.shopify-section, .side-cart');
    const fresh = section.cloneNode(true);
    fresh.querySelectorAll('perk-nudge').forEach((copied) => copied.remove());
    const [parent, next] = [section.parentNode, section.nextSibling];
    section.remove();
    setTimeout(() => {
      parent.insertBefore(fresh, next);
      const dialog = fresh.querySelector('dialog');
      if (!dialog) return;
      dialog.removeAttribute('open');
      dialog.showModal();
    }, 300);
  });
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await expect(shopper.inDrawer.host).toHaveCount(1);
});

test('closed and opened again', async ({ shopper, page }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  await page.getByRole('button', { name: 'Close cart' }).click();
  await expect(shopper.drawer).toBeHidden();
  await expect(shopper.inDrawer.host).toBeHidden();
  await page.getByRole('link', { name: /^Cart/ }).click();
  await expect(shopper.drawer).toBeVisible();
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
});
