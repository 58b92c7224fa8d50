// Reading requests and writing answers; the only place that touches Node's streams.

const bodyLimit = 1024 * 1024;

export async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw Object.assign(new Error('the body is larger than 1 MiB'), { status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Fields of a JSON or form body; `updates[…]`, `attributes[…]`, `properties[…]` become objects, `updates[]` a list. */
export async function readFields(request) {
  const text = (await readBody(request)).toString('utf8');
  if ((request.headers['content-type'] ?? '').startsWith('application/json'))
    return text === '' ? {} : JSON.parse(text);
  return fieldsOf(
    request.headers['content-type']?.startsWith('multipart/form-data') ? multipart(text) : new URLSearchParams(text),
  );
}

function fieldsOf(pairs) {
  const fields = {};
  for (const [name, value] of pairs) {
    const nested = /^(\w+)\[([^\]]*)\]$/.exec(name);
    if (!nested) fields[name] = value;
    else if (nested[2] === '') (fields[nested[1]] ??= []).push(value);
    else (fields[nested[1]] ??= {})[nested[2]] = value;
  }
  return fields;
}

function* multipart(text) {
  const boundary = text.slice(0, text.indexOf('\r\n'));
  for (const part of text.split(boundary)) {
    const [head, ...rest] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (name !== undefined) yield [name, rest.join('\r\n\r\n').replace(/\r\n$/, '')];
  }
}

export function send(response, status, type, body, headers = {}) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(body);
}

export const sendJson = (response, value, status = 200) =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

/** `policy` stands for that of Shopify, which leaves scripts and WebAssembly alone (docs/shopify.md section 2). */
export const sendHtml = (
  response,
  html,
  { status = 200, policy = "block-all-mixed-content; frame-ancestors 'none'", caching = 'no-store' } = {},
) =>
  send(response, status, 'text/html; charset=utf-8', html, {
    'content-security-policy': policy,
    'cache-control': caching,
  });

export function redirect(response, location, headers = {}) {
  response.writeHead(303, { location, 'cache-control': 'no-store', ...headers });
  response.end();
}
