// The app proxy: what reaches the API of a shopper's request, and what of its answer reaches the shopper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { proxySignature } from '../shop/signatures.mjs';
import { startStubShop } from './stub_shop.mjs';

const answer = (request, response) => {
  response.writeHead(201, {
    'content-type': 'application/problem+json',
    'set-cookie': 'a=b',
    server: 'x',
    etag: '"1"',
    'cache-control': 'private, no-store',
  });
  response.end('{"ok":true}');
};

let demo;
before(async () => {
  demo = await startStubShop({ answer });
});
after(() => demo.close());

test("signed, with the customer of the session and nothing of the shopper's own claims", async () => {
  const ask = demo.visitor();
  await ask('/account/login', { form: { customer_id: '7817134145601' } });
  await ask('/apps/perkline/v1/entries?before=7&logged_in_customer_id=1&signature=x');
  const { url } = demo.asked.at(-1);
  assert.equal(url.pathname, '/v1/entries');
  assert.deepEqual(url.searchParams.getAll('logged_in_customer_id'), ['7817134145601']);
  assert.equal(url.searchParams.get('before'), '7');
  assert.equal(url.searchParams.get('path_prefix'), '/apps/perkline');
  assert.equal(url.searchParams.get('signature'), proxySignature([...url.searchParams], 'hush'));
  assert.ok(Math.abs(Number(url.searchParams.get('timestamp')) - Date.now() / 1000) < 5);
});

test("a guest's id is empty", async () => {
  await demo.visitor()('/apps/perkline/v1/program');
  assert.equal(demo.asked.at(-1).url.searchParams.get('logged_in_customer_id'), '');
});

test('method and body stay; of the headers only content-type and accept', async () => {
  const ask = demo.visitor();
  await ask('/cart.js');
  await ask('/apps/perkline/v1/redemptions', {
    json: { reward_id: 'r10' },
    headers: { accept: 'application/json', authorization: 'Bearer x', 'idempotency-key': 'k', 'x-own': '1' },
  });
  const { method, headers, body } = demo.asked.findLast((request) => request.method === 'POST');
  assert.deepEqual(
    [method, body, headers['content-type'], headers.accept],
    ['POST', '{"reward_id":"r10"}', 'application/json', 'application/json'],
  );
  for (const dropped of ['cookie', 'authorization', 'idempotency-key', 'x-own'])
    assert.equal(headers[dropped], undefined, dropped);
  assert.ok(headers['x-forwarded-host'] && headers['x-forwarded-for']);
});

test('status and caching come back, cookies and server names do not', async () => {
  const back = await demo.visitor()('/apps/perkline/v1/program');
  assert.deepEqual(
    [back.status, back.headers.get('content-type'), back.headers.get('etag'), back.headers.get('cache-control')],
    [201, 'application/problem+json', '"1"', 'private, no-store'],
  );
  assert.equal(back.headers.get('server'), null);
  assert.ok(!back.headers.getSetCookie().includes('a=b'));
});

test('codes are made and withdrawn with the key only', async () => {
  const ask = demo.visitor();
  const wanted = {
    redemption_id: 'p1',
    code: 'PERK-77',
    customer_id: '1',
    kind: 'amount_off',
    value: '10.00',
    currency: 'USD',
    minimum_spend: null,
    combines_with: [],
  };
  const headers = { authorization: 'Bearer codes-key' };
  assert.equal((await ask('/admin/discount-codes', { json: wanted })).status, 401);
  assert.equal((await ask('/admin/discount-codes', { json: wanted, headers })).status, 201);
  assert.equal((await ask('/admin/discount-codes', { json: wanted, headers })).status, 200);
  assert.equal((await ask('/admin/discount-codes', { json: { ...wanted, redemption_id: 'p2' }, headers })).status, 422);
  assert.equal((await ask('/admin/discount-codes/PERK-77', { method: 'DELETE', headers })).status, 204);
  assert.equal(demo.shop.book.find('PERK-77'), undefined);
});
