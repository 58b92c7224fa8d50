// What every spec is given: the demo of its worker, a shopper in a fresh browser, and the promise that nothing failed unseen.
import { test as base } from '@playwright/test';
import { dressedExtension } from '../../bench/twin/extension.mjs';
import { startDemo } from '../../harness/start.mjs';
import { Problems, watchProblems } from './problems.mjs';
import { Shopper } from './shopper.mjs';

export { expect } from '@playwright/test';

export const test = base.extend({
  /** A folder of e2e/themes; the project chooses. */
  theme: ['demo', { option: true, scope: 'worker' }],

  /** The bench's twin in the place of our script; the project chooses. */
  twin: [false, { option: true, scope: 'worker' }],

  /** API, shop and asset origin on free ports, one set a worker. Whoever changes somebody's points brings a newcomer. */
  demo: [
    async ({ theme, twin }, use) => {
      const extension = twin ? await dressedExtension() : null;
      const demo = await startDemo({ theme, extensionFolder: extension?.folder });
      await use(demo);
      await demo.stop();
      extension?.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ demo }, use) => use(demo.url),

  /** A spec that provokes an error says so beforehand: `problems.expected(/502/)`. Anything else on the console fails it. */
  problems: [
    async ({ context }, use) => {
      const problems = new Problems();
      await watchProblems(context, problems);
      await use(problems);
      problems.assertNone();
    },
    { auto: true },
  ],

  shopper: async ({ page, demo }, use) => use(new Shopper(page, demo)),
});
