// Where the bundle misses a goal of its own, and where the twin does better.
import { figure, quantile, spread } from '../stats.mjs';
import { cell, isWorse, ratios, rows } from './rows.mjs';
import { settings } from './visit.mjs';

/** budgets.toml has those of bytes and memory too. */
const BYTES_GOAL = 65_536;
const BOOT_GOAL_BYTES = 1_792;
const WRITE_GOAL_MS = 16;
const TASK_GOAL_MS = 50;
const WASM_GOAL_BYTES = 1_048_576;

const sum = ({ sizes }) => [...sizes.values()].reduce((one, other) => one + other, 0);

/** `[{key, text}]`, goals first; a goal that is met is not a loss and is said in the tables only. */
export function lossesOf(visits, variants) {
  const [bundle, twin] = variants;
  const of = (setting, { name }) => visits.get(`${setting} ${name}`);
  return [...missedGoals(of('fast', bundle), of('slow', bundle), bundle), ...beaten(of, bundle, twin)];
}

function missedGoals(fast, slow, bundle) {
  const all = [...fast, ...slow];
  const worst = (list, read) => Math.max(...list.map(read));
  const changes = (list) => list.flatMap(({ changes: told }) => told);
  const writes = changes(slow).map(({ ms }) => ms);
  const goals = [
    ['bytes', 'everything a page ever loads, bytes', sum(bundle), BYTES_GOAL],
    ['boot', 'the script on every page, bytes', bundle.sizes.get('perkline.js'), BOOT_GOAL_BYTES],
    ['write', 'cart known to last DOM write, p95, slow, ms', quantile(writes, 0.95), WRITE_GOAL_MS],
    ['own_tasks', 'our longest script until the page rests, slow, ms', worst(slow, longestOurs), TASK_GOAL_MS],
    ['frames', 'frames until a known cart is painted, worst', worst(changes(all), ({ frames }) => frames), 1],
    ['memory', 'Wasm memory at start, bytes', worst(all, ({ wasmBytes }) => wasmBytes), WASM_GOAL_BYTES],
    ['shift', 'layout shifts of ours, worst visit', worst(all, ({ shifts }) => shifts), 0],
  ];
  return goals
    .filter(([, , value, goal]) => value > goal)
    .map(([key, what, value, goal]) => ({
      key: `page.${key}`,
      text: `Page, goal missed: ${what}: ${figure(value)}, the goal is ${figure(goal)}.`,
    }));
}

const longestOurs = (visit) => visit.longestOurs;

function beaten(of, bundle, twin) {
  const bytes = [sum(bundle), sum(twin)];
  const first = {
    key: 'page.bytes',
    text: `${better}: bytes (of a smaller thing): ${bytes.map(figure).join(' against ')}, ${figure(bytes[0] / bytes[1])} times.`,
  };
  const found = settings.flatMap(({ name }) => {
    const [ours, theirs] = [of(name, bundle), of(name, twin)];
    return rows.filter((row) => isWorse(row, ours, theirs)).map((row) => rowLost(row, name, ours, theirs));
  });
  return bytes[0] > bytes[1] ? [first, ...found] : found;
}

const better = 'Page, the Preact twin is better';

function rowLost(row, setting, ours, theirs) {
  const of = ratios(row, ours, theirs);
  const times = of.length ? `, ${spread(of)} times` : '';
  const text = `${better}: ${row.name}, ${setting}: ${cell(row, ours)} against ${cell(row, theirs)}${times}.`;
  return { key: `page.${row.key}`, text };
}
