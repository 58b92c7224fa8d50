// The start policy.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createElements } from '../src/elements';
import { whenWanted } from '../src/when_wanted';
import { fakeElement } from './fake_element';
import { fakeWin } from './fake_win';

function situation({ seen = true, present = true } = {}) {
  const win = fakeWin();
  const elements = createElements();
  const host = fakeElement('perk-nudge');
  host.seen = seen;
  if (present) elements.add(host);
  const stopped = new AbortController();
  let wanted = 0;
  whenWanted(win, elements, stopped.signal, () => wanted++);
  const observer = win.observers.intersection[0]!;
  const near = (isIntersecting = true): void => observer.callback([{ target: host, isIntersecting }]);
  const happens = (type: string): boolean => win.document.dispatchEvent(new Event(type));
  return { elements, host, near, happens, stopped, observer, wanted: () => wanted };
}

test('an element that is near and can be seen is wanted, once', () => {
  const page = situation();
  assert.equal(page.wanted(), 0);
  page.near();
  page.near();
  page.happens('pointerdown');
  assert.equal(page.wanted(), 1);
  assert.deepEqual(page.observer.targets, []);
});

test('an element far away is not wanted', () => {
  const page = situation();
  page.near(false);
  assert.equal(page.wanted(), 0);
});

test('a closed drawer is near and not seen; it is wanted when a transition has opened it', () => {
  const page = situation({ seen: false });
  page.near();
  page.happens('transitionend');
  assert.equal(page.wanted(), 0);
  page.host.seen = true;
  page.happens('transitionend');
  assert.equal(page.wanted(), 1);
});

test('a hidden element that left the viewport again is not wanted by a transition', () => {
  const page = situation({ seen: false });
  page.near();
  page.near(false);
  page.host.seen = true;
  page.happens('transitionend');
  assert.equal(page.wanted(), 0);
});

for (const type of ['pointerdown', 'keydown', 'focusin']) {
  test(`the first ${type} wants what is there, seen or not`, () => {
    const page = situation({ seen: false });
    page.happens(type);
    assert.equal(page.wanted(), 1);
  });
}

test('an interaction on a page without elements wants nothing until one comes', () => {
  const page = situation({ present: false });
  page.happens('pointerdown');
  assert.equal(page.wanted(), 0);
  page.elements.add(page.host);
  assert.equal(page.wanted(), 1);
});

test('an element that comes later is observed, and one that goes is not any more', () => {
  const page = situation({ present: false });
  page.elements.add(page.host);
  assert.deepEqual(page.observer.targets, [page.host]);
  page.elements.remove(page.host);
  assert.deepEqual(page.observer.targets, []);
});

test('after a stop nothing is wanted', () => {
  const page = situation();
  page.stopped.abort();
  page.near();
  page.happens('pointerdown');
  assert.equal(page.wanted(), 0);
});
