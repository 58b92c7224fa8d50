// One of our elements, as a shopper sees it: whatever is visible, from the server or from the Wasm.
import { expect } from "@playwright/test";

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

  /** The Wasm has taken over: what is seen stands in the shadow root. */
  async isLive() {
    await expect(this.host.locator("css=.element").first()).toBeVisible();
  }

  /** The text of the server is what is seen. */
  async isServerText() {
    await expect(this.host.locator("css=.element").filter({ visible: true })).toHaveCount(0);
    await expect(this.host.locator("css=:scope > p, :scope > a").first()).toBeVisible();
  }

  button(name) {
    return this.host.getByRole("button", { name });
  }

  link(name) {
    return this.host.getByRole("link", { name });
  }

  bar() {
    return this.host.getByRole("progressbar");
  }
}
