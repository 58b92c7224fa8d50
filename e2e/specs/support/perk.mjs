// One of our elements, as a shopper sees it: whatever is visible, from the server or from the Wasm.
import { expect } from '@playwright/test';

export class Perk {
  constructor(host) {
    this.host = host;
  }

  /** A whole sentence, word for word. Playwright's own waiting: true as soon as it is so. */
  async says(sentence) {
    await expect(this.host.getByText(sentence, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  }

  async doesNotSay(sentence) {
    await expect(this.host.getByText(sentence).filter({ visible: true })).toHaveCount(0);
  }

  /** The Wasm speaks: what is seen is one of the parts in the shadow root. */
  async isLive() {
    await expect(this.#parts().first()).toBeVisible();
  }

  /** The Wasm is there, also where it leaves the word to the server's text. */
  async isTakenOver() {
    await expect
      .poll(() => this.host.first().evaluate((host) => (host.shadowRoot?.childNodes.length ?? 0) > 0))
      .toBe(true);
  }

  /** The text of the server is what is seen. */
  async isServerText() {
    await expect(this.#parts()).toHaveCount(0);
    await expect(this.host.locator('css=:scope > p, :scope > a').filter({ visible: true }).first()).toBeVisible();
  }

  #parts() {
    return this.host.locator('css=[part]').filter({ visible: true });
  }

  button(name) {
    return this.host.getByRole('button', { name });
  }

  link(name) {
    return this.host.getByRole('link', { name });
  }

  bar() {
    return this.host.getByRole('progressbar');
  }
}
