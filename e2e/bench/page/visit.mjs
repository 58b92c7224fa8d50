// One visit of the cart page by a member with something in the cart, in a browser that has never been there.
import { watchRequests, watchShifts } from '../../specs/support/watching.mjs';
import { people } from '../../shop/people.mjs';
import { sencha50 } from '../../unit/fixtures.mjs';
import { tellCarts, watch } from './watch.mjs';

/** Chrome's own "slow 4G" with a phone's processor. */
export const settings = [
  { name: 'fast', network: null, cpu: 1 },
  {
    name: 'slow',
    network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
    cpu: 4,
  },
];

const ada = people.find(({ key }) => key === 'ada');

export async function visit(browser, { name, demo }, { network, cpu }, changes) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.request.post(`${demo.url}/account/login`, { form: { customer_id: ada.id } });
    await page.request.post(`${demo.url}/cart/add.js`, { data: { items: [{ id: sencha50, quantity: 1 }] } });
    await page.addInitScript(watch);
    const shifts = await watchShifts(page);
    const requests = watchRequests(page, demo);
    await devtools.send('Network.enable');
    if (network) await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.goto(`${demo.url}/cart`, { waitUntil: 'networkidle' });
    const comesAlive = name !== 'text';
    if (comesAlive) await page.waitForFunction(() => window.bench.liveAt !== null);
    const loaded = await page.evaluate(pageTimes);
    const wasmBytes = await page.evaluate(() => window.bench.wasm?.buffer.byteLength ?? 0);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const told = comesAlive ? await page.evaluate(tellCarts, cartsOf(changes)) : [];
    return {
      ...loaded,
      requests: requests.assets.length + requests.api.length,
      wasmBytes,
      heapBytes: usedSize,
      changes: told,
      shifts: (await shifts()).length,
    };
  } finally {
    await context.close();
  }
}

/** Until the page has come to rest; milliseconds, the first two since the first byte of the HTML. */
function pageTimes() {
  const { liveAt, tasks, ours } = window.bench;
  const { responseStart } = performance.getEntriesByType('navigation')[0];
  const [{ startTime }] = performance.getEntriesByName('first-contentful-paint');
  return {
    text: startTime - responseStart,
    live: liveAt && liveAt - responseStart,
    longTasks: tasks.length,
    longestTask: Math.max(0, ...tasks),
    longestOurs: Math.max(0, ...ours),
  };
}

/** No two neighbours read alike. */
function cartsOf(count) {
  const line = (n, price) => ({
    product_id: String(n),
    variant_id: String(n),
    quantity: 1,
    price_minor: price,
    gift_card: false,
    product_type: 'Tea',
    vendor: 'Acme',
  });
  return Array.from({ length: count }, (_, n) => ({
    currency: 'USD',
    lines: Array.from({ length: 1 + (n % 3) }, (_, at) => line(at + 1, 300 + 37 * (n % 20))),
  }));
}
