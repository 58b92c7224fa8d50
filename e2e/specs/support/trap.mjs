// Makes the Wasm trap when a spec wants it: the next call of one of its exports runs an `unreachable` of its own.

/** (module (func (export "t") unreachable)) */
const unreachable = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
];

/** `trap("set_cart")` makes the next call of that export trap; `state()` counts instances and calls into dead ones. */
export async function makeTrappable(page) {
  await page.addInitScript((bytes) => {
    const real = WebAssembly.instantiate;
    const { t: trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    window.wasm = { instances: 0, armed: null, callsIntoDead: 0 };
    const wrapped = (instance) => {
      window.wasm.instances += 1;
      let dead = false;
      const around = (name, call) =>
        function (...args) {
          if (dead) window.wasm.callsIntoDead += 1;
          if (window.wasm.armed === name) {
            window.wasm.armed = null;
            dead = true;
            trap();
          }
          return call.apply(this, args);
        };
      const exports = Object.fromEntries(
        Object.entries(instance.exports).map(([name, value]) => [
          name,
          typeof value === 'function' ? around(name, value) : value,
        ]),
      );
      return new Proxy(instance, { get: (target, key) => (key === 'exports' ? exports : Reflect.get(target, key)) });
    };
    WebAssembly.instantiate = async (source, imports) => {
      const made = await real(source, imports);
      if (made instanceof WebAssembly.Instance) return wrapped(made);
      return { module: made.module, instance: wrapped(made.instance) };
    };
  }, unreachable);
  return {
    trap: (name) => page.evaluate((armed) => void (window.wasm.armed = armed), name),
    state: () => page.evaluate(() => window.wasm),
  };
}
