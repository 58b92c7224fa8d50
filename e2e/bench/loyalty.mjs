// Section `loyalty`: nudges a second natively, in Wasm, and in the twin's JavaScript.
import assert from 'node:assert/strict';
import { requests } from './loyalty/requests.mjs';
import { openWasm, runNative, sampled } from './loyalty/runners.mjs';
import { repeatsOr, table, writeSection } from './section.mjs';
import { figure, median, spread } from './stats.mjs';
import { readCart } from './twin/cart.mjs';
import { answer, nudgesOf } from './twin/nudges.mjs';
import { readMember, readProgram } from './twin/program.mjs';

const samples = repeatsOr(15);
const door = await openWasm();
const native = runNative(requests, samples);

const rows = requests.map((request, n) => {
  const { program, member, cart, now } = JSON.parse(request.text);
  const tell = () => JSON.stringify({ nudges: answer(JSON.parse(request.text)) });
  assert.deepEqual(JSON.parse(tell()).nudges, JSON.parse(door(request.text)).nudges, `${request.lines} lines`);
  const question = { program: readProgram(program), member: readMember(member), cart: readCart(cart), now };
  return {
    ...request,
    ns: {
      native: native[n].reckoned_ns,
      twin: sampled(() => nudgesOf(question), samples),
      nativeTold: native[n].told_ns,
      wasmTold: sampled(() => door(request.text), samples),
      twinTold: sampled(tell, samples),
    },
  };
});

const columns = ['native', 'twin', 'nativeTold', 'wasmTold', 'twinTold'];

const cartOf = ({ lines, discount }) =>
  `${lines} ${lines === 1 ? 'line' : 'lines'}${discount ? `, ${discount} % off the cart` : ''}`;

const speeds = rows.map((row) => [
  cartOf(row),
  ...columns.map((column) => spread(row.ns[column].map((ns) => Math.round(1e9 / ns)))),
]);

const growth = [null, '12.5'].map((discount) => {
  const [one, , many] = rows.filter((row) => row.discount === discount);
  const times = (column) => `${figure(median(many.ns[column]) / median(one.ns[column]))} times`;
  return [discount ? `${discount} % off the cart` : 'no discount', ...columns.map(times)];
});

const losses = rows
  .map((row) => [cartOf(row), median(row.ns.wasmTold) / median(row.ns.twinTold)])
  .filter(([, times]) => times > 1.05)
  .map(([cart, times]) => ({
    key: 'loyalty.wasm',
    text: `Loyalty: for ${cart}, the Wasm takes ${figure(times)} times as long as the twin, text to text.`,
  }));

const head = ['', 'native', 'twin', 'native, text to text', 'Wasm, text to text', 'twin, text to text'];

writeSection(
  'loyalty',
  losses,
  `## Loyalty

Whole answers a second: earned points, all ten kinds of nudge and their exact "spend more", for a program of two campaigns, two
tiers and three rewards. ${samples} samples of 50 ms each, after a second of warming up in Node; medians, and the quartiles in brackets. "Text to text" parses a request's JSON and
writes the answer's, as the test door of the Wasm does; the Wasm is the conformance build in Node, without wasm-opt, optimised for size. The
native build is optimised for speed. The twin answers the nudges only; native and Wasm also break the earned points down line by line,
and write that. Its big numbers are big.js's; one with the engine's own BigInt was not measured.

${table(head, speeds)}

How much longer 500 lines take than one:

${table(head, growth)}`,
);
