// A shopper in the demo shop. Methods are named as one would tell it.
import { expect } from '@playwright/test';
import { people } from '../../shop/people.mjs';
import { Perk } from './perk.mjs';

export class Shopper {
  constructor(page, demo) {
    Object.assign(this, { page, demo });
    this.drawer = page.getByRole('dialog', { name: 'Your cart' });
    this.inDrawer = new Perk(page.locator('perk-nudge[surface=cart-drawer]'));
    this.onCartPage = new Perk(page.locator('main perk-nudge[surface=cart]'));
    this.onProductPage = new Perk(page.locator('main perk-nudge[surface=product]'));
    this.onRewardsPage = new Perk(page.locator('main perk-nudge[surface=account]'));
    this.item = new Perk(page.locator('main perk-product'));
    this.balance = new Perk(page.locator('main perk-balance'));
    this.tier = new Perk(page.locator('main perk-tier'));
    this.account = new Perk(page.locator('main perk-account'));
  }

  /** Somebody of people.mjs by key, or a newcomer. */
  async signsInAs(person) {
    const { id } = typeof person === 'string' ? people.find((each) => each.key === person) : person;
    await this.page.request.post(`${this.demo.url}/account/login`, { form: { customer_id: id } });
  }

  async choosesCountry(code) {
    await this.page.request.post(`${this.demo.url}/localization`, { form: { country_code: code } });
  }

  /** Puts it in before the page is opened, as on an earlier visit. */
  async hasInCart(variant, quantity = 1) {
    await this.page.request.post(`${this.demo.url}/cart/add.js`, { data: { items: [{ id: variant, quantity }] } });
  }

  opens(path) {
    return this.page.goto(path);
  }

  opensRewards() {
    return this.opens('/pages/rewards');
  }

  /** From the product's page, by its button; the drawer opens. */
  async buys(handle, { option, quantity = 1 } = {}) {
    await this.opens(`/products/${handle}`);
    if (option) await this.chooses(option);
    for (let n = 1; n < quantity; n++)
      await this.page.getByRole('button', { name: 'One more: Quantity', exact: true }).click();
    await this.addsToCart();
  }

  async opensTheDrawer() {
    await this.page.locator('[data-open-cart]').click();
    await expect(this.drawer).toBeVisible();
  }

  chooses(option) {
    return this.page.getByRole('radio', { name: option, exact: true }).check();
  }

  async addsToCart() {
    await this.page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(this.drawer).toBeVisible();
  }

  /** In the drawer, or on the cart page while the drawer is closed. */
  stepsUp(title) {
    return this.#steps(`One more: Quantity of ${title}`);
  }

  stepsDown(title) {
    return this.#steps(`One less: Quantity of ${title}`);
  }

  /** A theme of plain forms: each step is a page load, and everything of ours begins anew. */
  get loadsOnEachStep() {
    return this.demo.theme === 'plain';
  }

  /** The next step has to wait for the load of this one. */
  async #steps(name) {
    const loaded = this.loadsOnEachStep ? this.page.waitForEvent('load') : null;
    await this.page.getByRole('button', { name }).click();
    await loaded;
  }

  async placesOrder() {
    await this.page.getByRole('button', { name: 'Place order' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: /Thank you/ })).toBeVisible();
  }

  async readsTotal(amount) {
    await expect(this.page.locator('[data-cart-total]:visible')).toHaveText(amount);
  }
}
