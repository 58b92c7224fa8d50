// Where the bundle misses a goal of its own, and where the twin or the server's text does better.
import { figure, median, quantile } from '../stats.mjs';

const BYTES_GOAL = 65_536;
const WRITE_GOAL_MS = 16;
const TASK_GOAL_MS = 50;
const WASM_GOAL_BYTES = 1_048_576;

const sum = ({ sizes }) => [...sizes.values()].reduce((one, other) => one + other, 0);

/** Sentences, goals first; a goal that is met is not a loss and is said in the tables only. */
export function lossesOf(visits, variants) {
  const [bundle, twin] = variants;
  const of = (setting, { name }) => visits.get(`${setting} ${name}`);
  return [...missedGoals(of('fast', bundle), of('slow', bundle), sum(bundle)), ...beaten(of, bundle, twin)];
}

function missedGoals(fast, slow, bytes) {
  const all = [...fast, ...slow];
  const worst = (list, read) => Math.max(...list.map(read));
  const changes = (list) => list.flatMap(({ changes: told }) => told);
  const goals = [
    ['everything a page ever loads, bytes', bytes, BYTES_GOAL],
    [
      'cart known to last DOM write, p95, slow, ms',
      quantile(
        changes(slow).map(({ ms }) => ms),
        0.95,
      ),
      WRITE_GOAL_MS,
    ],
    ['our longest task until the page rests, slow, ms', worst(slow, ({ longestOurs }) => longestOurs), TASK_GOAL_MS],
    ['frames until a known cart is painted, worst', worst(changes(all), ({ frames }) => frames), 1],
    ['Wasm memory at start, bytes', worst(all, ({ wasmBytes }) => wasmBytes), WASM_GOAL_BYTES],
    ['layout shifts of ours, worst visit', worst(all, ({ shifts }) => shifts), 0],
  ];
  return goals
    .filter(([, value, goal]) => value > goal)
    .map(([what, value, goal]) => `Page, goal missed: ${what}: ${figure(value)}, the goal is ${figure(goal)}.`);
}

function beaten(of, bundle, twin) {
  const rows = [
    ['HTML to live, ms', (list) => list.map(({ live }) => live)],
    ['cart known to last DOM write, ms', (list) => list.flatMap(({ changes }) => changes.map(({ ms }) => ms))],
    ['requests', (list) => list.map(({ requests }) => requests)],
    ['JS heap and Wasm memory, bytes', (list) => list.map(({ heapBytes, wasmBytes }) => heapBytes + wasmBytes)],
    ['HTML to first text, ms', (list) => list.map(({ text }) => text)],
  ];
  const found = ['fast', 'slow'].flatMap((setting) =>
    rows
      .map(([what, read]) => [`${what}, ${setting}`, read(of(setting, bundle)), read(of(setting, twin))])
      .filter(([, ours, theirs]) => isWorse(ours, theirs))
      .map(([what, ours, theirs]) => [what, median(ours), median(theirs)]),
  );
  return [['bytes (of a smaller thing)', sum(bundle), sum(twin)], ...found]
    .filter(([, ours, theirs]) => ours > theirs)
    .map(
      ([what, ours, theirs]) => `Page, the Preact twin is better: ${what}: ${figure(ours)} against ${figure(theirs)}.`,
    );
}

/** More than their scatter: the medians lie outside each other's quartiles. */
export const isWorse = (ours, theirs) => median(ours) > quantile(theirs, 0.75) && median(theirs) < quantile(ours, 0.25);
