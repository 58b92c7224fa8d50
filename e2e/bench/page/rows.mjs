// What is compared, row by row: how a row is named, read from one visit, and summed up over all of them.
import { figure, median, quantile, spread } from '../stats.mjs';

const milliseconds = ({ changes }) => changes.map(({ ms }) => ms);

/** A share of all changes of all visits, not of a visit's. */
const share = (part) => (visits) => figure(quantile(visits.flatMap(milliseconds), part));

const worst = (read) => (visits) => figure(Math.max(...visits.map(read)));

const times = (key, name, read, summary) => ({ key, name, read, summary: summary ?? spreadOf(read) });

/** Counts that have no scatter: one visit that is worse is a loss. */
const counts = (key, name, read, summary = worst(read)) => ({ key, name, read, summary, isCount: true });

/** `read` gives null where a visit has no such thing; `summary` is given visits that have it. */
export const rows = [
  counts('requests', 'requests for assets and to the API', ({ requests }) => requests),
  times('text', 'first byte of the HTML to first text, ms', ({ text }) => text),
  times('live', 'first byte of the HTML to live, ms', ({ live }) => live),
  times('write', 'cart known to last DOM write, p50, ms', ofChanges(0.5), share(0.5)),
  times('write', 'cart known to last DOM write, p95, ms', ofChanges(0.95), share(0.95)),
  times('write', 'cart known to last DOM write, worst, ms', ofChanges(1), share(1)),
  counts('frames', 'painted in frame number (worst)', framesOf),
  times('long_tasks', 'tasks over 50 ms until the page rests', ({ longTasks }) => longTasks),
  longest('long_tasks', 'longest task over 50 ms', ({ longestTask }) => longestTask),
  longest('own_tasks', 'longest script of ours over 5 ms in a frame over 50 ms', ({ longestOurs }) => longestOurs),
  part('JS heap after collection, KiB', ({ heapBytes }) => heapBytes / 1024),
  part('Wasm memory, KiB', ({ wasmBytes }) => wasmBytes / 1024),
  times('memory', 'JS heap and Wasm memory, KiB', ({ heapBytes, wasmBytes }) => (heapBytes + wasmBytes) / 1024),
  counts('shift', 'layout shifts of ours (worst)', ({ shifts }) => shifts),
];

/** Of the row below it, which is what is judged. */
function part(name, read) {
  return { ...times('memory', name, read), isPart: true };
}

function longest(key, name, read) {
  return times(key, `${name}, worst visit, ms`, read, worst(read));
}

function ofChanges(part) {
  return (visit) => quantile(milliseconds(visit), part);
}

function framesOf({ changes }) {
  return changes.length ? Math.max(...changes.map(({ frames }) => frames)) : null;
}

function spreadOf(read) {
  return (visits) => spread(visits.map(read));
}

/** A cell: a row of one variant's visits. */
export function cell({ read, summary }, visits) {
  const having = visits.filter((visit) => read(visit) !== null);
  return having.length ? summary(having) : '-';
}

/** By repeat, what ours is of the twin's; visits of one repeat stand at the same place. None if the twin has 0 in one of them. */
export function ratios({ read }, ours, theirs) {
  const all = ours.map((visit, n) => read(visit) / read(theirs[n]));
  return theirs.every(read) ? all : [];
}

/** In three quarters of the repeats at least; of a count, in the worst visit. */
export function isWorse({ read, isCount, isPart }, ours, theirs) {
  if (isPart) return false;
  if (isCount) return Math.max(...ours.map(read)) > Math.max(...theirs.map(read));
  const more = ours.map((visit, n) => read(visit) - read(theirs[n]));
  return quantile(more, 0.25) > 0 && median(more) > 0;
}
