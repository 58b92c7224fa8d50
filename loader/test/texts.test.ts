// The merchant's own sentences, and which of ours they replace.
import assert from 'node:assert/strict';
import test from 'node:test';
import { withTexts } from '../src/texts';

const ours = {
  nudges: {
    reach_reward: 'Add {amount} more to reach your {reward}',
    reach_reward_points: { one: 'Earn {points} more {label}: {reward}', other: 'Earn {points} more {label}: {reward}' },
    redeem_now: 'Your {reward} is ready',
    redeem_now_minimum: 'Your {reward} is ready from {amount}',
    earn: { one: '{points} {label}', other: '{points} {label}' },
    join_guest: { one: 'Sign in: {points} {label}', other: 'Sign in: {points} {label}' },
    join_guest_none: 'Sign in: {label}',
    join_candidate_none: 'Join: {label}',
  },
};

const rows: [what: string, kind: string, text: string | null, replaced: string[]][] = [
  ['the same facts', 'reach_reward', '{amount} to go: {reward}!', ['reach_reward']],
  ['fewer facts, in the main sentence only', 'reach_reward', 'Nearly there', ['reach_reward']],
  ['a variant keeps what makes it different', 'redeem_now', '{reward} waits', ['redeem_now']],
  ['the facts of a variant', 'reach_reward', '{points} {label} to {reward}', ['reach_reward_points']],
  ['every plural', 'earn', 'That is {points} {label}', ['earn']],
  ['guests and candidates', 'join', 'Our club: {label}', ['join_guest_none', 'join_candidate_none']],
  ['with a figure', 'join', '{points} {label} for members', ['join_guest']],
  ['blank', 'earn', '  ', []],
  ['none', 'earn', null, []],
];

for (const [what, kind, text, replaced] of rows) {
  test(`own text: ${what}`, () => {
    const { messages, refused } = withTexts(ours, { [kind]: text });
    const now = (messages as typeof ours).nudges;
    const changed = Object.keys(now).filter(
      (key) => now[key as keyof typeof now] !== ours.nudges[key as keyof typeof now],
    );
    assert.deepEqual(changed, replaced);
    assert.deepEqual(refused, []);
    if (kind === 'earn' && text?.trim()) assert.deepEqual(now.earn, { one: text, other: text });
  });
}

test('a text with a placeholder that can not be filled in is refused, and ours stays', () => {
  const { messages, refused } = withTexts(ours, { earn: 'You get {pionts}', join: '{reward}!' });
  assert.deepEqual(messages, ours);
  assert.deepEqual(refused, [
    { kind: 'earn', known: ['{points}', '{label}'] },
    { kind: 'join', known: ['{label}'] },
  ]);
});

test('without texts, and without messages, nothing happens', () => {
  assert.deepEqual(withTexts(ours, undefined).messages, ours);
  assert.deepEqual(withTexts({}, { earn: 'x' }).refused, [{ kind: 'earn', known: [] }]);
});
