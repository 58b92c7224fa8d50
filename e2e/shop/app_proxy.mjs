// The app proxy: /apps/perkline/… goes to the API, signed as Shopify signs it (facts: "App proxy").
import { readBody, send } from './http.mjs';

export const proxyPrefix = '/apps/perkline';

const passedOn = ['content-type', 'accept'];

const stripped = new Set([
  'accept-patch',
  'accept-ranges',
  'connection',
  'cookie',
  'date',
  'delta-base',
  'im',
  'p3p',
  'pragma',
  'preference-applied',
  'proxy-authenticate',
  'public-key-pins',
  'server',
  'service-worker-allowed',
  'set-cookie',
  'trailer',
  'tk',
  'warning',
  'x-powered-by',
  // Node has decoded the body already, so these two would lie.
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'keep-alive',
]);

/** Forwards one request; after a command that passed, the customer's metafields are read again. */
export async function answerProxy(request, response, { url, session, api, metafields, step }) {
  const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await readBody(request);
  const command = request.method === 'POST' && commandOf(url.pathname);
  const asksWho = request.method === 'GET' && url.pathname.endsWith('/v1/snapshot');
  let answer;
  try {
    if (asksWho) await step('snapshot asked');
    if (command) await step(`${command} asked`);
    answer = await api.proxied(request.method, url.pathname.slice(proxyPrefix.length), {
      customerId: session.customerId,
      search: url.search,
      headers: forwardedHeaders(request),
      body,
    });
    if (command) await step(`${command} answered`);
  } catch {
    return send(
      response,
      502,
      'text/html; charset=utf-8',
      '<!doctype html><title>502</title><p>There was an error in the third-party application.',
    );
  }
  const content = Buffer.from(await answer.arrayBuffer());
  if (request.method === 'POST' && answer.ok) await metafields.refresh(session.customerId);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !stripped.has(name)));
  response.writeHead(answer.status, headers);
  response.end(content);
}

/** The commands that move points, as their steps name them. */
function commandOf(path) {
  if (path.endsWith('/v1/redemptions')) return 'redemption';
  return /\/v1\/redemptions\/[^/]+\/cancel$/.test(path) ? 'cancel' : undefined;
}

function forwardedHeaders(request) {
  const headers = {
    'x-forwarded-host': request.headers.host,
    'x-forwarded-for': request.socket.remoteAddress,
    'x-forwarded-proto': 'https',
  };
  for (const name of passedOn) if (request.headers[name]) headers[name] = request.headers[name];
  return headers;
}
