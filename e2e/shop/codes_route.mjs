// POST and DELETE /admin/discount-codes: the stand-in for Shopify's Admin API, where the app makes and withdraws codes.
import { timingSafeEqual } from 'node:crypto';
import { readFields, send, sendJson } from './http.mjs';

export const codesPath = '/admin/discount-codes';

export async function answerCodes(request, response, { path, book, key, step }) {
  if (!bearerIs(request.headers.authorization, key))
    return sendJson(response, { error: 'a bearer key is needed' }, 401);
  if (request.method === 'POST' && path === codesPath)
    return create(response, await readFields(request), { book, step });
  if (request.method === 'DELETE' && path.startsWith(`${codesPath}/`)) {
    book.remove(decodeURIComponent(path.slice(codesPath.length + 1)));
    return send(response, 204, 'application/json', '');
  }
  return sendJson(response, { error: `${request.method} is not known here` }, 405);
}

async function create(response, wanted, { book, step }) {
  try {
    await step('code asked');
    const { code, created } = book.create(wanted);
    await step('code made');
    sendJson(response, { code: code.code, redemption_id: code.redemption_id }, created ? 201 : 200);
  } catch (refused) {
    sendJson(response, { error: refused.message }, 422);
  }
}

function bearerIs(header, key) {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${key}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
