// What the page itself can tell: it runs before any other script of the page.

/** Leaves `window.bench`. Everything is on `performance.now()`'s clock. */
export function watch() {
  const bench = (window.bench = { liveAt: null, lastWriteAt: 0, roots: [], wasm: null, tasks: [], ours: [] });

  const { attachShadow } = Element.prototype;
  const written = (root) => {
    bench.lastWriteAt = performance.now();
    if (bench.liveAt === null && root.querySelector('[part=line]')?.textContent) bench.liveAt = bench.lastWriteAt;
  };
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    if (!this.localName.startsWith('perk-')) return root;
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(() => written(root)).observe(root, everything);
    bench.roots.push(root);
    return root;
  };

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    bench.wasm = (made.instance ?? made).exports.memory;
    return made;
  };

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  // Only a frame of more than 50 ms has entries, and in it only scripts of more than 5 ms.
  new PerformanceObserver((list) => {
    for (const { scripts } of list.getEntries()) {
      for (const { sourceURL, duration } of scripts) if (/\/perkline/.test(sourceURL)) bench.ours.push(duration);
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** Tells the page carts one after the other; `[{ms, frames, said}]`: from the telling to the last write, and the sentence then. */
export async function tellCarts(carts) {
  const { bench } = window;
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
  const changes = [];
  for (const cart of carts) {
    await nextFrame();
    // A task of its own after that frame, as an answer's arrival is one.
    await new Promise((done) => setTimeout(done));
    const from = performance.now();
    bench.lastWriteAt = from;
    window.perkline.setCart(cart);
    const frames = [];
    // A write that comes after the first frames would still be seen.
    while (frames.length < 4) {
      await nextFrame();
      frames.push(performance.now());
    }
    const missed = frames.filter((at) => at < bench.lastWriteAt).length;
    const said = bench.roots
      .find(({ host }) => host.matches('main [surface=cart]'))
      ?.querySelector('[part=line]').textContent;
    changes.push({ ms: bench.lastWriteAt - from, frames: missed + 1, said });
  }
  return changes;
}
