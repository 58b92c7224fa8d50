// Thousands of questions that nobody thought of: the browser gives the very bytes that the API gives. What the answers ought
// to be is the checker's matter; its tests ask a hundred thousand of the same.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openConformancePage } from './support/conformance_page.mjs';

const SEED = 1;

const COUNT = 4_000;

/** In one crossing: the longest carts have five hundred lines. */
const AT_ONCE = 500;

const built = (binary) => fileURLToPath(new URL(`../../target/debug/${binary}`, import.meta.url));

const lines = (text) => text.split('\n').filter((line) => line !== '');

function printed(binary, args, input) {
  return lines(execFileSync(binary, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

test(`${COUNT} generated questions are answered in the browser byte for byte as by the API`, async ({ page }) => {
  const questions = printed(built('corpus'), ['--seed', `${SEED}`, '--count', `${COUNT}`]);
  const expected = printed(process.env.PERKLINE_BIN ?? built('perkline'), ['nudges'], questions.join('\n'));
  expect([questions.length, expected.length]).toEqual([COUNT, COUNT]);
  const { answers } = await openConformancePage(page);
  for (let first = 0; first < COUNT; first += AT_ONCE) {
    const given = await answers(questions.slice(first, first + AT_ONCE));
    given.forEach((answer, n) => {
      expect(answer, `question ${first + n + 1} of seed ${SEED}`).toBe(expected[first + n]);
    });
  }
});
