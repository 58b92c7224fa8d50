// What comes after a trap: once a fresh instance, then the server's text.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createTurns } from '../src/codes/turns';
import type { Opening, Page } from '../src/page_part';
import { withSuccessor } from '../src/successor';
import { fakeWin, settled } from './fake_win';

function situation({
  has = true,
  fails = false,
  inTurn,
}: { has?: boolean; fails?: boolean } & Pick<Opening, 'inTurn'> = {}) {
  const win = fakeWin();
  const errors: string[] = [];
  win.document.addEventListener('perkline:error', (event) => errors.push((event as CustomEvent).detail.message));
  const calls: string[] = [];
  const turns: Opening['inTurn'][] = [];
  const page = (name: string): Page => ({
    setCart: (text) => calls.push(`${name} setCart ${text}`),
    refresh: () => calls.push(`${name} refresh`),
    confirm: () => calls.push(`${name} confirm`),
    sourcesFound: () => [name],
  });
  let trap = (_?: string): void => {};
  const open = withSuccessor(
    async ({ inTurn }, onTrap) => {
      turns.push(inTurn);
      trap = onTrap;
      return page('first');
    },
    has
      ? async (opening) => {
          turns.push(opening.inTurn);
          calls.push(`second opens with ${opening.lastCart}`);
          if (fails) throw new Error('404');
          return page('second');
        }
      : undefined,
  );
  const opening = { win, ...(inTurn && { inTurn }) } as unknown as Opening;
  return { open: () => open(opening), calls, turns, errors, trap: (cart?: string) => trap(cart) };
}

test('a trap hands the page on, with the cart as it was last', async () => {
  const { open, calls, trap } = situation();
  const page = await open();
  page.refresh();
  trap('{"item_count":1}');
  await settled();
  page.setCart('null');
  assert.deepEqual(page.sourcesFound(), ['second']);
  assert.deepEqual(calls, ['first refresh', 'second opens with {"item_count":1}', 'second setCart null']);
});

test('a page that is opened again after a trap goes to the successor', async () => {
  const { open, trap } = situation();
  await open();
  trap();
  await settled();
  assert.deepEqual((await open()).sourcesFound(), ['second']);
});

test('both change codes in one queue, however the successor was opened', async () => {
  const { open, turns, trap } = situation();
  await open();
  trap();
  await settled();
  await open();
  assert.equal(turns.length, 3);
  assert.equal(typeof turns[0], 'function');
  assert.deepEqual(new Set(turns).size, 1);
});

test('a queue that was handed down is kept', async () => {
  const inTurn = createTurns();
  const { open, turns } = situation({ inTurn });
  await open();
  assert.deepEqual(turns, [inTurn]);
});

test('the successor has none: nothing starts again', async () => {
  const { open, calls, trap } = situation({ has: false });
  await open();
  trap();
  await settled();
  assert.deepEqual(calls, []);
  await assert.rejects(open(), /will not start again/);
});

test('a successor that does not come is reported, and throws nothing', async () => {
  const { open, errors, trap } = situation({ fails: true });
  await open();
  trap();
  await settled();
  assert.deepEqual(errors, ['404']);
});
