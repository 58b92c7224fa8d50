// Whether a page has Dawn's pub/sub, by its globals alone. The names are the classic scripts' own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { runInThisContext } from 'node:vm';
import { findPubSub } from '../src/pub_sub';

test('the names are a global const, which is no property of the window', () => {
  assert.equal(findPubSub(), undefined);
  runInThisContext('function subscribe() {}');
  assert.equal(findPubSub(), undefined);
  runInThisContext("const PUB_SUB_EVENTS = { cartUpdate: 'cart-update' };");
  assert.equal(findPubSub(), undefined);
  runInThisContext('function publish() {}');
  assert.equal(findPubSub()!.names.cartUpdate, 'cart-update');
  assert.equal('PUB_SUB_EVENTS' in globalThis, false);
  runInThisContext('publish = 1;');
  assert.equal(findPubSub(), undefined);
});
