// Everything that goes wrong on a page: console errors, uncaught exceptions, refused Liquid, errors that Perkline reports.
import { expect } from '@playwright/test';

export class Problems {
  #seen = [];
  #expected = [];

  expected(pattern) {
    this.#expected.push(pattern);
  }

  add(text) {
    this.#seen.push(text);
  }

  assertNone() {
    const unexpected = this.#seen.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    expect(unexpected, 'problems on the pages of this spec').toEqual([]);
  }
}

export async function watchProblems(context, problems) {
  await context.addInitScript(() => {
    document.addEventListener('perkline:error', (event) => console.error(`perkline:error ${event.detail.message}`));
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.add(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.add(`uncaught: ${error.error().message}`));
  context.on('response', async (response) => {
    if (response.status() === 500) problems.add(`500: ${response.url()}: ${await response.text().catch(() => '')}`);
  });
}
