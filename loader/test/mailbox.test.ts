// Many wakes, one read, and answers out of order.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createMailbox } from '../src/cart/mailbox';
import { fakeWin } from './fake_win';

/** A mailbox whose nth read answers after `times[n]` ms with the time at which it was asked. */
function situation(times: number[]) {
  const win = fakeWin();
  const told: string[] = [];
  const failed: string[] = [];
  let reads = 0;
  const read = async (): Promise<string> => {
    const asked = win.performance.now();
    const after = times[reads++] ?? 0;
    await new Promise((resolve) => win.setTimeout(resolve, Math.abs(after)));
    if (after < 0) throw new Error(`read at ${asked} failed`);
    return `cart of ${asked}`;
  };
  const mailbox = createMailbox(
    win,
    read,
    (text) => told.push(text),
    (error) => failed.push((error as Error).message),
  );
  return { win, mailbox, told, failed, reads: () => reads };
}

test('several sources that saw one change cause one read', async () => {
  const { win, mailbox, told, reads } = situation([5]);
  mailbox.wake();
  await win.pass(3);
  mailbox.wake();
  mailbox.wake();
  await win.pass(100);
  assert.equal(reads(), 1);
  assert.deepEqual(told, ['cart of 20']);
});

test('a change that was over before the read began needs no other read', async () => {
  const { win, mailbox, reads } = situation([5]);
  mailbox.wake();
  await win.pass(22);
  mailbox.wake(19);
  await win.pass(100);
  assert.equal(reads(), 1);
});

test('a change during a read is read again, and an answer that a newer one overtook is dropped', async () => {
  const late = situation([100, 5]);
  late.mailbox.wake();
  await late.win.pass(30);
  late.mailbox.wake();
  await late.win.pass(500);
  assert.deepEqual(late.told, ['cart of 50']);

  const early = situation([5, 5]);
  early.mailbox.wake();
  await early.win.pass(30);
  early.mailbox.wake();
  await early.win.pass(500);
  assert.deepEqual(early.told, ['cart of 20', 'cart of 50']);
});

test('a read that fails is told unless a newer one answered', async () => {
  const alone = situation([-5]);
  alone.mailbox.wake();
  await alone.win.pass(100);
  assert.deepEqual([alone.told, alone.failed], [[], ['read at 20 failed']]);

  const overtaken = situation([-100, 5]);
  overtaken.mailbox.wake();
  await overtaken.win.pass(30);
  overtaken.mailbox.wake();
  await overtaken.win.pass(500);
  assert.deepEqual([overtaken.told, overtaken.failed], [['cart of 50'], []]);
});

test('a mailbox that was stopped tells nothing, not even what is on its way', async () => {
  const { win, mailbox, told, reads } = situation([50]);
  mailbox.wake();
  await win.pass(30);
  mailbox.stop();
  await win.pass(200);
  assert.deepEqual(told, []);
  mailbox.wake();
  mailbox.stop();
  await win.pass(200);
  assert.equal(reads(), 1);
});
