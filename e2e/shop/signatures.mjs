// The two signatures Shopify makes: of an app-proxy query and of a webhook body (facts: "App proxy", "Webhooks").
import { createHmac } from 'node:crypto';

/** Pairs of [key, value]; repeated keys are joined by a comma, "key=value" strings sorted as bytes and run together. */
export function proxySignature(pairs, secret) {
  const joined = new Map();
  for (const [key, value] of pairs) {
    if (key === 'signature') continue;
    joined.set(key, joined.has(key) ? `${joined.get(key)},${value}` : value);
  }
  const message = [...joined].map(([key, value]) => Buffer.from(`${key}=${value}`)).sort(Buffer.compare);
  return createHmac('sha256', secret).update(Buffer.concat(message)).digest('hex');
}

/** The shopper's own query with what the app proxy adds, signed. */
export function signedQuery(search, { shop, customerId, pathPrefix, timestamp, secret }) {
  const query = new URLSearchParams(search);
  for (const ours of ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature']) query.delete(ours);
  query.append('shop', shop);
  query.append('logged_in_customer_id', customerId ?? '');
  query.append('path_prefix', pathPrefix);
  query.append('timestamp', String(timestamp));
  query.append('signature', proxySignature([...query], secret));
  return query.toString();
}

/** base64 of the HMAC over the raw body: the header X-Shopify-Hmac-Sha256. */
export function webhookHmac(body, secret) {
  return createHmac('sha256', secret).update(body).digest('base64');
}
