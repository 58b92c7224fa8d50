// Who answers: the native build, the Wasm in Node through its test door, the twin.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SAMPLE_MS = 50;

/** Until an engine has compiled what is called often. */
const WARM_UP_MS = 1000;

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const built = (path) => {
  if (!existsSync(at(path))) throw new Error(`${path} is missing: "cargo xtask bench loyalty" builds it`);
  return at(path);
};

/** `[{reckoned_ns, told_ns}]`, one a request. */
export function runNative(requests, samples) {
  const input = requests.map(({ text }) => `${text}\n`).join('');
  const output = execFileSync(built('target/release/examples/speed'), [String(samples)], { input, encoding: 'utf8' });
  return output.trim().split('\n').map(JSON.parse);
}

/** The door from text to text; its `memory` is the instance's, while no other is opened. */
export async function openWasm() {
  // The glue is a module whatever its name says, and Node goes by the name.
  const folder = mkdtempSync(join(tmpdir(), 'perkline-bench-wasm-'));
  const glue = join(folder, 'perkline.mjs');
  copyFileSync(built('target/page/conformance/perkline.js'), glue);
  const module = await import(pathToFileURL(glue));
  rmSync(folder, { recursive: true });
  const wasm = await WebAssembly.compile(readFileSync(built('target/page/conformance/perkline_bg.wasm')));
  const { memory } = await module.default(wasm);
  return Object.assign((text) => module.answer(text), { memory });
}

/** Nanoseconds that one call takes, so many samples of it; the engine has seen it before. */
export function sampled(call, samples) {
  sample(call, WARM_UP_MS);
  return Array.from({ length: samples }, () => sample(call, SAMPLE_MS));
}

function sample(call, least) {
  const started = performance.now();
  let calls = 0;
  let ms = 0;
  while (ms < least) {
    call();
    calls += 1;
    ms = performance.now() - started;
  }
  return (ms * 1e6) / calls;
}
