// The signatures, against the two vectors Shopify published and one webhook reckoned by hand with openssl.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proxySignature, signedQuery, webhookHmac } from '../shop/signatures.mjs';

const published =
  'extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555';

const rows = [
  [
    'a signed-in shopper, a repeated key',
    published,
    '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb',
  ],
  [
    'a guest',
    published.replace('customer_id=1', 'customer_id='),
    'e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb',
  ],
  [
    'the signature itself does not count',
    `${published}&signature=abc`,
    '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb',
  ],
];

for (const [situation, query, wanted] of rows) {
  test(`app proxy: ${situation}`, () => assert.equal(proxySignature([...new URLSearchParams(query)], 'hush'), wanted));
}

test('app proxy: what the shopper claims about themselves is replaced', () => {
  const query = new URLSearchParams(
    signedQuery('?logged_in_customer_id=666&since=3', {
      shop: 's',
      customerId: '1',
      pathPrefix: '/apps/x',
      timestamp: 5,
      secret: 'hush',
    }),
  );
  assert.deepEqual(query.getAll('logged_in_customer_id'), ['1']);
  assert.equal(query.get('since'), '3');
  assert.equal(query.get('signature'), proxySignature([...query], 'hush'));
});

test('webhook: base64 over the raw body', () => {
  assert.equal(webhookHmac('{"id":1}', 'hush'), 'VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=');
});
