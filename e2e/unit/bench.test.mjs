// How the benches tell a loss from scatter, and that none goes without a word on what was tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorse, ratios, rows } from '../bench/page/rows.mjs';
import { listed } from '../bench/section.mjs';

const live = rows.find(({ key }) => key === 'live');
const shift = rows.find(({ key }) => key === 'shift');
const frames = rows.find(({ key }) => key === 'frames');

const visits = (name, values) => values.map((value) => ({ [name]: value }));

test('a repeat is compared with itself', () => {
  const [ours, theirs] = [visits('live', [200, 900]), visits('live', [100, 600])];
  assert.deepEqual(ratios(live, ours, theirs), [2, 1.5]);
});

test('a machine that is slow at times is no loss and hides none', () => {
  const theirs = visits('live', [100, 900, 120, 800, 110]);
  const slower = visits('live', [110, 990, 130, 880, 120]);
  assert.equal(isWorse(live, slower, theirs), true);
  assert.equal(isWorse(live, theirs, slower), false);
  assert.equal(isWorse(live, visits('live', [90, 990, 110, 880, 100]), theirs), false);
});

test('where the twin has none, be it once, there is no ratio, and more is a loss', () => {
  assert.deepEqual(ratios(live, visits('live', [2, 2]), visits('live', [1, 0])), []);
  const [ours, theirs] = [visits('shifts', [0, 0, 1]), visits('shifts', [0, 0, 0])];
  assert.deepEqual(ratios(shift, ours, theirs), []);
  assert.equal(isWorse(shift, ours, theirs), true);
});

test('one frame too late in one visit is a loss', () => {
  const told = (numbers) => numbers.map((number) => ({ changes: [{ frames: 1 }, { frames: number }] }));
  assert.equal(isWorse(frames, told([1, 2, 1]), told([1, 1, 1])), true);
  assert.equal(isWorse(frames, told([1, 1]), told([1, 1])), false);
});

test('a loss stands with what was tried, and one of which nothing is known is named', () => {
  const losses = ['a', 'b', 'a'].map((key) => ({ key, text: `${key} is late.` }));
  assert.deepEqual(listed(losses, { a: 'less' }), {
    text: '- a is late.\n  - Tried: less\n- b is late.\n- a is late.\n  - Tried: as above.\n',
    silent: ['b'],
  });
});
