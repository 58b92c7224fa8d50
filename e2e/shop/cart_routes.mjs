// The Ajax cart: /cart.js and /cart/{add,change,update,clear}.js, and the same by plain forms (facts: "Cart Ajax API").
import { CartRefusal } from './cart.mjs';
import { cartJson, itemJson } from './cart_json.mjs';
import { readFields, redirect, sendJson } from './http.mjs';
import { pricedCart } from './views.mjs';

const verbs = { add, change, update, clear: ({ session }) => session.cart.clear() };

/** True when the path was one of the cart's. `sections` renders sections for the bundled answer. */
export async function answerCart(request, response, { path, session, book, sections }) {
  if (path === '/cart.js' || path === '/cart.json') {
    sendJson(response, cartJson(pricedCart(session, book)));
    return true;
  }
  const verb = /^\/cart\/(add|change|update|clear)(\.js|\.json)?$/.exec(path);
  if (!verb || request.method !== 'POST') return false;
  const fields = await readFields(request);
  try {
    const answer = verbs[verb[1]]({ session, fields });
    if (!verb[2]) redirect(response, fields.return_to ?? '/cart');
    else sendJson(response, await withSections(answerOf(answer, { session, book }), { fields, request, sections }));
  } catch (refused) {
    if (!(refused instanceof CartRefusal)) throw refused;
    if (verb[2]) sendJson(response, refused.body, refused.status);
    else redirect(response, '/cart');
  }
  return true;
}

/** `items` in, `items` out; one product in, the bare line out. */
function add({ session, fields }) {
  const { id, quantity = 1, properties, selling_plan } = fields;
  const items = fields.items ?? [{ id, quantity, properties, selling_plan }];
  const keys = items.map((item) => session.cart.add(item));
  return { keys, bare: !fields.items };
}

function change({ session, fields }) {
  session.cart.change(fields);
}

/** `discount` replaces the whole set of codes; "" takes all off (facts: "Discounts"). */
function update({ session, fields }) {
  const { cart } = session;
  if (fields.updates !== undefined) cart.update(fields.updates);
  if (fields.note !== undefined) cart.note = fields.note;
  if (fields.discount !== undefined) {
    const codes = String(fields.discount)
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '');
    cart.codes = [...new Map(codes.map((code) => [code.toUpperCase(), code])).values()];
  }
  for (const [name, value] of Object.entries(fields.attributes ?? {})) {
    if (value === null || value === '') delete cart.attributes[name];
    else cart.attributes[name] = value;
  }
}

function answerOf(added, { session, book }) {
  const cart = pricedCart(session, book);
  if (!added?.keys) return cartJson(cart);
  const lines = added.keys.map((key) =>
    itemJson(
      cart.lines.find((line) => line.key === key),
      cart,
    ),
  );
  return added.bare ? lines[0] : { items: lines };
}

async function withSections(answer, { fields, request, sections }) {
  if (!fields.sections) return answer;
  const ids = Array.isArray(fields.sections) ? fields.sections : String(fields.sections).split(',');
  const from = fields.sections_url ?? new URL(request.headers.referer ?? '/', 'http://shop').pathname;
  if (ids.length > 5 || !from.startsWith('/'))
    throw new CartRefusal(400, 'Bad Request', 'sections: at most 5, sections_url begins with /');
  return { ...answer, sections: await sections(ids, from) };
}
