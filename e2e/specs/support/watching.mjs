// Looks over the page's shoulder from its first script on: what is compiled, what moves, what is asked.

/** Counts compilations of WebAssembly; `saveData` makes the browser say that the connection is to be spared. */
export async function watchCompilation(page, { saveData = false } = {}) {
  await page.addInitScript((saving) => {
    window.compilations = 0;
    const { Module } = WebAssembly;
    // A module that is instantiated has been compiled, and counted, before.
    const count = ([source]) => {
      window.compilations += source instanceof Module ? 0 : 1;
    };
    for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) {
      WebAssembly[name] = new Proxy(WebAssembly[name], {
        apply: (target, self, args) => {
          count(args);
          return Reflect.apply(target, self, args);
        },
      });
    }
    WebAssembly.Module = new Proxy(Module, {
      construct: (target, args) => {
        count(args);
        return Reflect.construct(target, args);
      },
    });
    if (saving) Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  }, saveData);
  return () => page.evaluate(() => window.compilations);
}

/** The details of every event of this name, over reloads too. */
export async function watchEvents(page, name) {
  const seen = [];
  await page.exposeFunction('tellSpec', (detail) => void seen.push(detail));
  await page.addInitScript((name) => document.addEventListener(name, ({ detail }) => window.tellSpec(detail)), name);
  return seen;
}

/** The size of the Wasm's memory, in bytes. */
export async function watchMemory(page) {
  await page.addInitScript(() => {
    WebAssembly.instantiate = new Proxy(WebAssembly.instantiate, {
      apply: async (target, self, args) => {
        const made = await Reflect.apply(target, self, args);
        window.memoryOfWasm = (made.instance ?? made).exports.memory;
        return made;
      },
    });
  });
  return () => page.evaluate(() => window.memoryOfWasm.buffer.byteLength);
}

/** Every layout-shift entry with a source that is one of our elements, or stands after one of them. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    window.shifts = [];
    const host = (node) => {
      const root = node.getRootNode();
      const element =
        root instanceof ShadowRoot ? root.host : node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      return element?.closest('perk-nudge, perk-product, perk-balance, perk-tier, perk-account');
    };
    const follows = (node) =>
      [...document.querySelectorAll('perk-nudge, perk-product, perk-balance, perk-tier, perk-account')].some(
        (element) =>
          element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !element.closest('dialog'),
      );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        for (const { node, previousRect, currentRect } of entry.sources) {
          if (!node || !(host(node) || follows(node))) continue;
          const name = (node.localName ?? node.nodeName) + (node.className ? `.${node.className}` : '');
          window.shifts.push(
            `${name}: y ${previousRect.y} -> ${currentRect.y}, height ${previousRect.height} -> ${currentRect.height}`,
          );
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts)))),
    );
}

/** The requests to the extension's origin and through the app proxy, by name. */
export function watchRequests(page, demo) {
  const seen = { assets: [], api: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === demo.assets.origin) seen.assets.push(url.pathname.split('/').pop());
    if (url.pathname.startsWith('/apps/perkline/')) seen.api.push(url.pathname);
  });
  return seen;
}
