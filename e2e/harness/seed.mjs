// What happened before the demo begins, told through the API's public routes only: the program, past orders, joining, one redemption.
import { readFileSync } from 'node:fs';
import { Cart, priced } from '../shop/cart.mjs';
import { orderId } from '../shop/checkout.mjs';
import { CodeBook } from '../shop/discounts.mjs';
import { shopCurrency } from '../shop/money.mjs';
import { orderPayload } from '../shop/orders.mjs';
import { daysBefore, people } from '../shop/people.mjs';
import { secrets } from './api_process.mjs';

export const demoProgram = JSON.parse(readFileSync(new URL('../shop/program.json', import.meta.url), 'utf8'));

export async function setProgram(base, program) {
  const headers = { authorization: `Bearer ${secrets.PERKLINE_OPERATOR_KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(`${base}/v1/program`, { method: 'PUT', headers, body: JSON.stringify(program) });
  await passed(answer, 'PUT /v1/program');
}

/** Everybody in people.mjs, with everything they did. */
export async function seedPeople(api) {
  for (const person of people) await seedPerson(api, person);
}

/** Orders first, then joining, which counts them. */
export async function seedPerson(api, person) {
  for (const order of person.orders) await pastOrder(api, person, order);
  if (person.joins) await command(api, person, '/v1/memberships', { idempotency_key: `join-${person.id}` });
  if (person.redeems)
    await command(api, person, '/v1/redemptions', { reward_id: person.redeems, idempotency_key: `seed-${person.id}` });
}

async function pastOrder(api, person, { daysAgo, variants }) {
  const cart = new Cart();
  for (const id of variants) cart.add({ id });
  const whole = priced(cart, { book: new CodeBook(), currency: shopCurrency, customerId: person.id });
  const at = daysBefore(Math.floor(Date.now() / 1000), daysAgo);
  const delivered = await api.webhook('orders/paid', orderPayload(whole, { id: orderId(), customerId: person.id, at }));
  if (!delivered) throw new Error(`the API did not take ${person.firstName}'s order`);
}

async function command(api, person, path, body) {
  const answer = await api.proxied('POST', path, {
    customerId: person.id,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await passed(answer, `POST ${path} for ${person.firstName}`);
}

async function passed(answer, what) {
  if (!answer.ok) throw new Error(`${what} was answered with ${answer.status}: ${await answer.text()}`);
}
