// Section `limits`: how long the largest answers take, and what memory the Wasm needs for them.
import assert from 'node:assert/strict';
import { linesMost, partsMost, question, sizes } from './limits/requests.mjs';
import { openWasm, runNative, sampled } from './loyalty/runners.mjs';
import { repeatsOr, table, writeSection } from './section.mjs';
import { spread } from './stats.mjs';

const samples = repeatsOr(5);

const questions = [
  ['a usual program', 3, 0],
  ['a usual program and 1,000 vouchers', 3, 0, 1000],
  ['the longest lists', partsMost, 0],
  ['the longest lists in a full metafield', partsMost, sizes.metafield],
  ['the longest lists in a full body', partsMost, sizes.body],
].flatMap(([name, parts, bytes, vouchers]) =>
  [1, linesMost].map((lines) => question(name, parts, bytes, lines, vouchers)),
);

const native = runNative(questions, samples);

const inMs = (ns) => spread(ns.map((each) => each / 1e6));

const rows = [];
for (const [n, { name, n_parts, bytes, text }] of questions.entries()) {
  // A Wasm of its own each, because memory only grows.
  const door = await openWasm();
  assert.equal(JSON.parse(door(text)).nudges.filter((nudge) => nudge.spend_more_minor).length, 4, name);
  const told = sampled(() => door(text), samples);
  const memory = door.memory.buffer.byteLength;
  const lines = JSON.parse(text).cart.lines.length;
  rows.push([
    `${lines} ${lines === 1 ? 'line' : 'lines'}, ${name}`,
    bytes.toLocaleString('en-US'),
    n_parts,
    inMs(native[n].reckoned_ns),
    inMs(native[n].told_ns),
    inMs(told),
    (memory / 1024).toLocaleString('en-US'),
  ]);
}

writeSection(
  'limits',
  [],
  `## Limits

The largest answers that the doors let somebody ask for, with 12.5 % off the cart: milliseconds an answer, ${samples} samples, medians and
quartiles. A program of n has n campaigns for every product, n tiers and n rewards; what is left of its bytes are excluded products. The member is
short of four things at once, so four amounts are searched for. "Text to text" parses the request and writes the answer; on the page
the program is decoded once, and each cart change costs what lies between "native" and that, by the Wasm's factor. Memory is the Wasm's own, which never shrinks.

${table(['', 'program, bytes', 'n', 'native', 'native, text to text', 'Wasm, text to text', 'Wasm memory, KiB'], rows)}`,
);
