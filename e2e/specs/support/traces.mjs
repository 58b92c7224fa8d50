// What our scripts have left on a page: listeners, observers and timers that were made by code of the extension's and still stand.

/** To be called before the page is opened. `standing()` names each: `listener click`, `MutationObserver`, `timeout`. */
export async function watchTraces(page, demo) {
  await page.addInitScript((origin) => {
    const standing = (window.standing = new Map());
    const isOurs = () => new Error().stack.includes(origin);
    let made = 0;

    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const keys = new WeakMap();
    const keyOf = (object) => keys.get(object) ?? (keys.set(object, ++made), made);
    const listenerKey = (target, type, call, options) =>
      `${keyOf(target)} ${type} ${keyOf(call)} ${!!(options?.capture ?? options)}`;
    EventTarget.prototype.addEventListener = function (type, call, options) {
      const target = this ?? window;
      // A signal's own listeners go with the signal.
      if (call && isOurs() && !(target instanceof AbortSignal) && !options?.signal?.aborted) {
        const key = listenerKey(target, type, call, options);
        standing.set(key, { name: `listener ${type}`, target });
        const gone = () => standing.delete(key);
        if (options?.signal) addEventListener.call(options.signal, 'abort', gone);
        if (options?.once) addEventListener.call(target, type, gone, { once: true, capture: !!options.capture });
      }
      return addEventListener.call(target, type, call, options);
    };
    EventTarget.prototype.removeEventListener = function (type, call, options) {
      if (call) standing.delete(listenerKey(this ?? window, type, call, options));
      return removeEventListener.call(this ?? window, type, call, options);
    };

    for (const name of ['MutationObserver', 'PerformanceObserver', 'IntersectionObserver', 'ResizeObserver']) {
      const { observe, unobserve, disconnect } = window[name].prototype;
      const targets = new WeakMap();
      window[name].prototype.observe = function (target, ...rest) {
        if (isOurs()) {
          targets.set(this, (targets.get(this) ?? new Set()).add(target));
          standing.set(this, { name });
        }
        return observe.call(this, target, ...rest);
      };
      window[name].prototype.disconnect = function () {
        targets.delete(this);
        standing.delete(this);
        return disconnect.call(this);
      };
      if (!unobserve) continue;
      window[name].prototype.unobserve = function (target) {
        targets.get(this)?.delete(target);
        if (!targets.get(this)?.size) standing.delete(this);
        return unobserve.call(this, target);
      };
    }

    for (const kind of ['Timeout', 'Interval']) {
      const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
      window[`set${kind}`] = (call, ...rest) => {
        const ours = isOurs();
        const id = set(
          (...args) => {
            if (kind === 'Timeout') standing.delete(`${kind} ${id}`);
            return call(...args);
          },
          ...rest,
        );
        if (ours) standing.set(`${kind} ${id}`, { name: kind.toLowerCase() });
        return id;
      };
      window[`clear${kind}`] = (id) => {
        // The browser takes either clear for either timer.
        for (const either of ['Timeout', 'Interval']) standing.delete(`${either} ${id}`);
        clear(id);
      };
    }
  }, demo.assets.origin);
  return {
    /** A listener of an element that is off the page stands nowhere. */
    standing: () =>
      page.evaluate(() =>
        [...window.standing.values()]
          .filter(({ target }) => !(target instanceof Node) || target.isConnected)
          .map(({ name }) => name)
          .sort(),
      ),
  };
}
